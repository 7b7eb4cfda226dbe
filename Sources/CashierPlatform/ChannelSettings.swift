import Payment
import Simulation
import TTPay

/// When WeChat and Alipay tell the merchant, and when they bring the payer back.
public struct ChannelSettings: Hashable, Codable, Sendable {
  /// From paying to the first notify.
  public var notifyDelay: Latency
  /// What becomes of the first, second … try of a payment's notify. After each that the merchant
  /// does not take, the channel's own schedule goes on.
  public var notifies: Listed<NotifyTry>
  /// Chance that any try of a notify is lost, 0 … 1.
  public var notifyLoss: Double
  /// From paying to the return to the mini-program; nil: the payer has to tap.
  public var returnDelay: TimeSpan?
  /// So long after it opens, the mini-program is in front again although the payer is still at it.
  public var returnsEarly: TimeSpan?
  /// So long after the app opens, somebody else sends a forged notify: the order is paid.
  public var forgedAfter: TimeSpan?
  /// What Alipay's app says of a payment that went through.
  public var paidResult: AlipayResult
  /// What a merchant's server hears that asks for the first, second … time.
  public var queries: Listed<QueryAnswer>
  /// The channels' servers answer merchants' own.
  public var isListening: Bool {
    get { listens ?? false }
    set { listens = newValue ? true : nil }
  }
  /// Left out of traces where it is not so.
  private var listens: Bool?

  /// Our choice: the notify after 300 ms, the return after 800 ms.
  public init() {
    notifyDelay = .constant(.milliseconds(300))
    notifies = Listed(then: .delivered)
    notifyLoss = 0
    returnDelay = .milliseconds(800)
    paidResult = .succeeded
    queries = Listed(then: .truth)
  }
}

/// One try of a notify.
public struct NotifyTry: Hashable, Codable, Sendable {
  public enum Kind: Hashable, Codable, Sendable {
    case delivered
    case lost
    /// Somebody else made it, and signed it wrongly.
    case forged
    /// It tells of another amount, in 分.
    case amount(Int64)
    /// It tells of a time before the payment.
    case stale(Notify.Says)
  }

  public var kind: Kind
  /// Since the payment, or the try before; nil: as the channel does it.
  public var after: TimeSpan?
  /// How often it arrives …
  public var copies: Int
  /// … and so long after one another.
  public var apart: TimeSpan

  public init(
    _ kind: Kind = .delivered, after: TimeSpan? = nil, copies: Int = 1, apart: TimeSpan = .zero
  ) {
    self.kind = kind
    self.after = after
    self.copies = copies
    self.apart = apart
  }

  public static let delivered = NotifyTry()
  public static let lost = NotifyTry(.lost)
}

/// What a channel's server says to a merchant's that asks about a trade.
public enum QueryAnswer: String, CaseIterable, Codable, Sendable {
  case truth
  /// Not paid as far as it knows, whatever is true.
  case notPaid = "not-paid"
  case paying
  case unknown
  case busy
}
