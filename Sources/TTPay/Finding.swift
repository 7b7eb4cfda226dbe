/// Something that a check of an order found; its texts are in ``FindingTexts``.
public struct Finding: Equatable, Sendable, Codable {
  public enum Level: String, Codable, CaseIterable, Sendable {
    /// The sheet does not open, or opens with a toast.
    case error
    /// The sheet opens, but something is probably wrong.
    case warning
    /// Worth knowing.
    case note
  }

  /// The platform's code (`CD0015`), or a stable identifier (`alipay-amount-differs`).
  public let code: String
  public let level: Level
  /// The field that it is about.
  public let field: String?
  /// What the texts name, as data: amounts, times, reasons.
  public let values: [String]

  public init(code: String, level: Level, field: String? = nil, values: [String] = []) {
    self.code = code
    self.level = level
    self.field = field
    self.values = values
  }

  public init(_ code: FindingCode, field: String? = nil, values: [String] = []) {
    self.init(code: code.rawValue, level: code.level, field: field, values: values)
  }
}

/// The codes that this module's checks give, in the order in which findings are listed (spec 3).
public enum FindingCode: String, CaseIterable, Sendable {
  case orderNotObject = "order-not-object"
  case serviceMissing = "service-missing"
  case serviceUnknown = "service-unknown"
  case serviceUnsupported = "service-unsupported"
  case wxURLMissing = "wx-url-missing"
  case alipayURLMissing = "alipay-url-missing"

  case invalidParameter = "CD0015"
  case uidTooLong = "CD0011"
  case otherMerchant = "40007"
  case noChannel = "CD0116"
  case wrongSign = "CD0025"
  case otherUID = "4004"
  case expired = "TS4113"
  case concluded = "CD0402"

  case alipayAmountDiffers = "alipay-amount-differs"
  case alipayStringInvalid = "alipay-string-invalid"
  case alipaySignWrong = "alipay-sign-wrong"
  case wxURLEncoded = "wx-url-encoded"
  case wxURLRedirect = "wx-url-redirect"
  case notifyURLOfChannel = "notify-url-of-channel"
  case unprintableText = "unprintable-text"
  case duplicateKey = "duplicate-key"
  case debugOn = "debug-on"
  case getOrderStatusUnused = "get-order-status-unused"
  case getOrderStatusMissing = "get-order-status-missing"
  case signMalformed = "sign-malformed"
  case riskInfoWithoutIP = "risk-info-without-ip"
  case valueNotString = "value-not-string"
  case valueNested = "value-nested"

  case numberRewritten = "number-rewritten"
  case signNotVerified = "sign-not-verified"

  public var level: Finding.Level {
    switch self {
    case .orderNotObject, .serviceMissing, .serviceUnknown, .serviceUnsupported, .wxURLMissing,
      .alipayURLMissing,
      .invalidParameter, .uidTooLong, .otherMerchant, .noChannel, .wrongSign, .otherUID, .expired,
      .concluded:
      .error
    case .alipayAmountDiffers, .alipayStringInvalid, .alipaySignWrong, .wxURLEncoded,
      .wxURLRedirect,
      .notifyURLOfChannel, .unprintableText, .duplicateKey, .debugOn, .getOrderStatusUnused,
      .getOrderStatusMissing, .signMalformed, .riskInfoWithoutIP, .valueNotString, .valueNested:
      .warning
    case .numberRewritten, .signNotVerified: .note
    }
  }
}
