import Documents

/// What holds in every payment, unless a scenario says that it does not.
public enum Invariant: String, CaseIterable, Sendable {
  /// Paid is never shown for an unpaid order.
  case paidOnlyIfPaid = "paid-only-if-paid"
  /// Paid is shown only where the backend has said so.
  case confirmedByBackend = "confirmed-by-backend"
  /// A paid order is never offered for payment again.
  case notOfferedAgain = "not-offered-again"
  /// Money is taken at most once.
  case takenOnce = "taken-once"
  /// After the last callback nothing is left running.
  case nothingLeftRunning = "nothing-left-running"

  public var about: Bilingual {
    switch self {
    case .paidOnlyIfPaid:
      Bilingual(zh: "没有付款就不会显示已付款", en: "paid is never shown for an unpaid order")
    case .confirmedByBackend:
      Bilingual(zh: "后端说过已付款，页面才显示已付款", en: "paid is shown only where the backend has said so")
    case .notOfferedAgain:
      Bilingual(zh: "付过款的订单不会再请人付", en: "a paid order is never offered for payment again")
    case .takenOnce: Bilingual(zh: "最多只扣一次款", en: "money is taken at most once")
    case .nothingLeftRunning:
      Bilingual(zh: "最后一次回调有了结论之后，什么都不再运行", en: "after the last callback nothing is left running")
    }
  }
}

/// Where an invariant did not hold.
public struct Violation: Hashable, Sendable {
  public let invariant: Invariant
  /// The number of the entry.
  public let entry: Int
}
