import Payment
import Simulation
import TTPay

/// How the embedded merchant's server is written and how it fares: right, or wrong in one of the
/// ways that are seen.
public struct BackendConduct: Hashable, Codable, Sendable {
  /// When it asks the channel itself about an order.
  public enum Asking: Hashable, Codable, Sendable {
    /// It learns by notify alone.
    case never
    /// Whenever it is asked for the status of an order that it does not know to be over, at most so
    /// often.
    case onDemand(atMostEvery: TimeSpan)
    /// So long after the order and after each answer; in the end it closes the order, or not.
    case sweep([TimeSpan], thenCloses: Bool)
  }

  /// What it answers a notify.
  public enum NotifyAnswer: Hashable, Codable, Sendable {
    case right
    /// It takes the notify, but answers something else than the channel wants.
    case wrong
    /// It takes the notify, and answers so late.
    case late(TimeSpan)
  }

  /// What it checks in a notify.
  public struct Checks: OptionSet, Hashable, Codable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let signature = Checks(rawValue: 1)
    public static let amount = Checks(rawValue: 2)
  }

  /// What it says of an order's status.
  public enum StatusAnswer: Hashable, Codable, Sendable {
    case truth
    case code(PayResult)
  }

  /// By so much its clock is ahead, or behind where it is negative.
  public var clockSkew = TimeSpan.zero
  /// Channels whose unified order fails: no URL for them in the order.
  public var failedUnifiedOrders: [Channel] = []
  /// The order's row is there for notifies only so long after the order was handed out.
  public var commitDelay = TimeSpan.zero
  /// Statuses are read from a cache or a replica that is so far behind.
  public var staleness = TimeSpan.zero
  public var notifyAnswer = NotifyAnswer.right
  public var checks: Checks = [.signature, .amount]
  public var asking = Asking.never
  /// It closes an unpaid order so long after having made it …
  public var closesAfter: TimeSpan?
  /// … at the channel too, so that nobody can pay it any more.
  public var closesAtChannel = true
  public var statusAnswers = Listed(then: StatusAnswer.truth)

  public init() {}
}
