/// Where a change leads from each status: the one table that code, documents and tests go by.
public enum Transition: Hashable, Sendable {
  case to(OrderStatus)
  /// Recorded and marked for refund; the status stays.
  case surplus
  /// Done before: nothing changes.
  case nothing
  case refused(ChangeRefusal)

  /// The kinds of changes that the table tells apart.
  public enum Kind: String, CaseIterable, Sendable {
    case pay
    case close
    case refund
    /// The refund that is done leaves something of what was paid.
    case partRefunded = "part refunded"
    /// Nothing is left of what was paid.
    case allRefunded = "all refunded"
  }

  public static func from(_ status: OrderStatus, by kind: Kind) -> Transition {
    switch (status, kind) {
    case (.created, .pay): .to(.paid)
    // Money after the end, or a second time, is nobody's order: it must go back.
    case (.closed, .pay), (.paid, .pay), (.refunding, .pay), (.partlyRefunded, .pay),
      (.refunded, .pay):
      .surplus

    case (.created, .close): .to(.closed)
    case (.closed, .close): .nothing
    case (.paid, .close), (.refunding, .close), (.partlyRefunded, .close), (.refunded, .close):
      .refused(.alreadyPaid)

    case (.paid, .refund), (.refunding, .refund), (.partlyRefunded, .refund): .to(.refunding)
    case (.created, .refund), (.closed, .refund): .refused(.notPaid)
    case (.refunded, .refund): .refused(.abovePaid)

    case (.refunding, .partRefunded): .to(.partlyRefunded)
    case (.refunding, .allRefunded): .to(.refunded)
    case (.created, _), (.paid, _), (.closed, _), (.partlyRefunded, _), (.refunded, _):
      .refused(.unknownRefund)
    }
  }
}
