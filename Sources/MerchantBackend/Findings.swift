import Payment
import TTPay

/// What the merchant's server finds in a notify.
extension Finding {
  static func unknownOrder(_ notify: Notify) -> Finding {
    Finding(
      code: "notify-unknown-order", level: .warning, field: nil,
      values: [notify.channel.rawValue])
  }

  static func otherAmount(_ notify: Notify, asked: Int64) -> Finding {
    Finding(
      code: "notify-amount-differs", level: .warning, field: "total_amount",
      values: [Amount(fen: notify.amount).description, Amount(fen: asked).description])
  }

  static func surplus(_ notify: Notify, payments: Int) -> Finding {
    Finding(
      code: payments > 1 ? "paid-twice" : "paid-after-close", level: .warning, field: nil,
      values: ["\(payments)"])
  }

  static func bookFailed(_ reason: String) -> Finding {
    Finding(code: "order-book-failed", level: .warning, field: nil, values: [reason])
  }
}
