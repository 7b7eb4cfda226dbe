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

  /// No answer to a notify that tells what became of it.
  static func notifyFailed(_ outcome: HTTPReply.Outcome) -> Finding {
    switch outcome {
    case .failure(let failure, let detail):
      Finding(code: "backend-\(failure.name)", level: .warning, field: nil, values: [detail])
    case .response(let status, _, _):
      Finding(
        code: status < 500 ? "backend-4xx" : "backend-5xx", level: .warning, field: nil,
        values: ["\(status)"])
    }
  }

  static func bookFailed(_ reason: String) -> Finding {
    Finding(code: "order-book-failed", level: .warning, field: nil, values: [reason])
  }
}
