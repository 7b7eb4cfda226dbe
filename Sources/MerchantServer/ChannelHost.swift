import Channels
import TTPay

/// The channels behind their routes: who answers merchants' servers, and browsers.
public protocol ChannelHost: Sendable {
  /// Whether a terminal shows the payment.
  var hasTerminal: Bool { get }
  /// Nil until there are keys.
  func keys() async -> ChannelKeys?
  /// A merchant's server asks.
  func answer(_ request: ChannelRequest) async -> ChannelReply?
  /// Somebody opens what starts a payment, in a browser.
  func open(_ link: PaymentLink) async -> OpenedLink
  /// And pays or cancels there.
  func act(_ act: PagePayment, on link: PaymentLink) async -> OpenedLink
}
