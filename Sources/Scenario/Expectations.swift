import OrderBook
import Simulation
import Walk

/// What is to come of a scenario; what is not said is not checked.
public struct Expectations: Hashable, Sendable {
  /// The codes given to `success`, in order.
  public var success: [Int]?
  public var conclusion: String?
  public var verdict: Verdict?
  /// Queries after `success`.
  public var polls: Bounds<Int>?
  /// Queries on behalf of getOrderStatus.
  public var statusQueries: Bounds<Int>?
  /// What the mini-program shows in the end.
  public var page: String?
  /// From the last `success` to the conclusion.
  public var concluded: Bounds<TimeSpan>?
  /// What the merchant's order is in the end.
  public var order: OrderStatus?
  /// Findings that are made, among others.
  public var findings: [String]?
  /// Findings that are not made.
  public var noFindings: [String]?
  /// Tries of the channels to notify.
  public var notifies: Bounds<Int>?
  /// Payments that nobody owed and that are to go back.
  public var refundsDue: Bounds<Int>?
  /// How often money is taken.
  public var taken: Bounds<Int>?

  public init() {}
}
