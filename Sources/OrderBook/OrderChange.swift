import TTPay

/// What can be asked of an order. Amounts in 分.
public enum OrderChange: Hashable, Codable, Sendable {
  /// A channel says that it took money.
  case pay(channel: Channel, transaction: String, amount: Int64)
  case close
  /// Money is to go back, out of ``MerchantOrder/payment(toRefund:)``; nil is all that is left of it.
  case refund(number: String, amount: Int64?, transaction: String?)
  /// The channel has given the money back.
  case refundDone(number: String)
}

/// What became of a change.
public enum ChangeOutcome: Hashable, Codable, Sendable {
  case changed
  /// The very same was done before: nothing changes.
  case repeated
  /// Money that nobody owed: recorded, and marked for refund.
  case surplus
  case refused(ChangeRefusal)
}

/// Why an order does not change; the raw values are stable identifiers.
public enum ChangeRefusal: String, CaseIterable, Codable, Sendable {
  case amountDiffers = "amount-differs"
  case amountNotPositive = "amount-not-positive"
  case alreadyPaid = "already-paid"
  case notPaid = "not-paid"
  case abovePaid = "above-what-was-paid"
  case unknownTransaction = "unknown-transaction"
  case unknownRefund = "unknown-refund"
  case refundNumberUsed = "refund-number-used"
}
