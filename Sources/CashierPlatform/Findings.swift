import TTPay

/// What the cashier finds in the way getOrderStatus behaved.
extension Finding {
  static let noGetOrderStatus = warning("get-order-status-absent")
  static let orderStatusRejected = warning("get-order-status-rejected")
  static let orderStatusUndefined = warning("get-order-status-undefined")

  static func orderStatusNumber(_ number: Int) -> Finding {
    warning("get-order-status-number", "\(number)")
  }

  static func badOrderStatus(code: Int) -> Finding {
    warning(code == 11 ? "get-order-status-placeholder" : "get-order-status-bad-code", "\(code)")
  }

  private static func warning(_ code: String, _ values: String...) -> Finding {
    Finding(code: code, level: .warning, field: "getOrderStatus", values: values)
  }
}
