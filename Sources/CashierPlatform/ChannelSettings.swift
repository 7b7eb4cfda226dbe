import Simulation
import TTPay

/// When WeChat and Alipay tell the merchant, and when they bring the payer back.
public struct ChannelSettings: Hashable, Codable, Sendable {
  /// From paying to the first notify.
  public var notifyDelay: TimeSpan
  /// The first so many tries of a notify are lost.
  public var notifiesLost: Int
  /// How often each notify that gets through arrives.
  public var notifyCopies: Int
  /// From paying to the return to the mini-program.
  public var returnDelay: TimeSpan
  /// The channels' servers answer merchants' own.
  public var isListening: Bool {
    get { listens ?? false }
    set { listens = newValue ? true : nil }
  }
  /// Left out of traces where it is not so.
  private var listens: Bool?

  /// Our choice: the notify after 300 ms, the return after 800 ms.
  public init(
    notifyDelay: TimeSpan = .milliseconds(300), notifiesLost: Int = 0, notifyCopies: Int = 1,
    returnDelay: TimeSpan = .milliseconds(800)
  ) {
    self.notifyDelay = notifyDelay
    self.notifiesLost = notifiesLost
    self.notifyCopies = notifyCopies
    self.returnDelay = returnDelay
  }
}
