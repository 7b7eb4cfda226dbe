import Payment
import TTPay

/// What the merchant's server finds in a notify.
extension Finding {
  static func unknownOrder(_ notify: Notify) -> Finding {
    Finding(
      code: "notify-unknown-order", level: .warning, field: nil,
      values: [notify.channel.rawValue])
  }

  static func notifyForged(_ notify: Notify) -> Finding {
    Finding(
      code: "notify-forged", level: .warning, field: "sign", values: [notify.channel.rawValue])
  }

  /// It tells of a time before what is known.
  static func notifyStale(_ notify: Notify) -> Finding {
    Finding(code: "notify-out-of-order", level: .note, field: nil, values: [notify.says.name])
  }

  static func unifiedOrderFailed(_ channel: Channel) -> Finding {
    Finding(
      code: "unified-order-failed", level: .warning, field: nil, values: [channel.rawValue])
  }

  static let channelBusy = Finding(code: "channel-busy", level: .warning, field: nil)

  static let closedHereOnly = Finding(code: "closed-here-only", level: .warning, field: nil)

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
