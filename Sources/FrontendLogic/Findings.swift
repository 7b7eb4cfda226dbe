import TTPay

extension Finding {
  /// An answer that came after a newer one, or after its request was given up.
  static func lateReply(request: Int) -> Finding {
    Finding(code: "late-reply", level: .note, field: nil, values: ["\(request)"])
  }
}
