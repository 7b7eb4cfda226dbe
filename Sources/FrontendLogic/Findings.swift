import TTPay

extension Finding {
  static let promiseNeverSettles = Finding(
    code: "get-order-status-never", level: .warning, field: "getOrderStatus")

  /// An answer that came after a newer one, or after its request was given up.
  static func lateReply(request: Int) -> Finding {
    Finding(code: "late-reply", level: .note, field: nil, values: ["\(request)"])
  }
}
