import Documents

/// What `service` of tt.pay asks for (spec 1).
public enum Service: Int, CaseIterable, Codable, Sendable {
  /// Raise the cashier's sheet.
  case cashier = 1
  /// Straight to WeChat.
  case wechat = 3
  /// Straight to Alipay.
  case alipay = 4
}

extension Service {
  /// Stands for a service that is not given.
  public static let none = Int(Int32.min)
}

/// A way to pay.
public enum Channel: String, CaseIterable, Codable, Sendable {
  case wechat
  case alipay

  public var name: Bilingual {
    switch self {
    case .wechat: Bilingual(zh: "微信支付", en: "WeChat Pay")
    case .alipay: Bilingual(zh: "支付宝", en: "Alipay")
    }
  }
}

/// The codes of `success({code})` and of getOrderStatus (spec 1).
public enum PayResult: Int, CaseIterable, Codable, Sendable {
  case paid = 0
  case timedOut = 1
  case failed = 2
  case closed = 3
  /// Callback only: getOrderStatus may not resolve it.
  case cancelled = 4
  case unknown = 9

  public var text: Bilingual {
    switch self {
    case .paid: Bilingual(zh: "支付成功", en: "paid")
    case .timedOut: Bilingual(zh: "支付超时", en: "timed out")
    case .failed: Bilingual(zh: "支付失败", en: "failed")
    case .closed: Bilingual(zh: "支付关闭", en: "closed")
    case .cancelled: Bilingual(zh: "支付取消", en: "cancelled")
    case .unknown: Bilingual(zh: "订单状态未知", en: "order state unknown")
    }
  }
}
