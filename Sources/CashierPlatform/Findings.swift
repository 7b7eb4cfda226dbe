import TTPay

/// What the cashier finds in the way getOrderStatus behaved, and the channels in what merchants ask.
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

  /// A channel's server does not do what a merchant's asked.
  static func callRefused(_ name: String, _ error: String, _ text: String) -> Finding {
    Finding(code: "channel-call-refused", level: .warning, values: [error, name, text])
  }

  static func alipayRefuses(code: String, text: String) -> Finding {
    Finding(
      code: "alipay-refuses-order", level: .warning, field: "alipay_url", values: [code, text])
  }

  private static func warning(_ code: String, _ values: String...) -> Finding {
    Finding(code: code, level: .warning, field: "getOrderStatus", values: values)
  }
}
