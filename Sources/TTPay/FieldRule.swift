import Documents

/// What the documents demand of one field of orderInfo (spec 2).
struct FieldRule: Sendable {
  enum Form: Sendable {
    case identifier
    case text(atMost: Int?)
    case literal(String)
    case seconds
    case validTime
    case amount
    case httpURL
    case json
    /// Anything that is not empty.
    case sign
  }

  let name: String
  let form: Form
  /// What the field must be, fit to follow “must be”.
  let text: Bilingual

  /// Every required field, in the order of the specification's table.
  static let required: [FieldRule] =
    ["merchant_id", "app_id", "out_order_no"].map {
      FieldRule($0, .identifier, "1–32 个字母、数字、- 或 _", "1–32 letters, digits, - or _")
    } + [
      FieldRule("uid", .text(atMost: 32), "1–32 个字符", "1–32 characters"),
      literal("sign_type", "MD5"),
      literal("version", "2.0"),
      literal("trade_type", "H5"),
      literal("product_code", "pay"),
      literal("payment_type", "direct"),
      literal("currency", "CNY"),
      FieldRule("timestamp", .seconds, "秒级时间戳，最多 11 位数字", "seconds since 1970, at most 11 digits"),
      FieldRule("trade_time", .seconds, "秒级时间戳，最多 11 位数字", "seconds since 1970, at most 11 digits"),
      FieldRule("valid_time", .validTime, "大于 0 的秒数，最多 8 位数字", "seconds above 0, at most 8 digits"),
      FieldRule("total_amount", .amount, "大于 0 的整数，单位为分", "a whole number of 分 above 0"),
      FieldRule("subject", .text(atMost: nil), "不为空的文本", "a text that is not empty"),
      FieldRule("body", .text(atMost: nil), "不为空的文本", "a text that is not empty"),
      FieldRule("notify_url", .httpURL, "http(s) 地址", "an http(s) URL"),
      FieldRule("risk_info", .json, "JSON 文本，如 {\"ip\":\"…\"}", "JSON text such as {\"ip\":\"…\"}"),
      FieldRule("sign", .sign, "32 位小写十六进制", "32 lower-case hex digits"),
    ]

  /// Required where wx_url is there.
  static let wxType = literal("wx_type", "MWEB")

  static func rule(_ name: String) -> FieldRule? {
    name == wxType.name ? wxType : required.first { $0.name == name }
  }

  private static func literal(_ name: String, _ value: String) -> FieldRule {
    FieldRule(name, .literal(value), "“\(value)”", "“\(value)”")
  }

  private init(_ name: String, _ form: Form, _ zh: String, _ en: String) {
    self.name = name
    self.form = form
    text = Bilingual(zh: zh, en: en)
  }

  /// The finding that this rule makes of an order, if it does.
  func finding(in order: OrderInfo) -> Finding? {
    guard let field = order.field(name) else {
      return Finding(.invalidParameter, field: name, values: ["absent"])
    }
    if field.text.isEmpty { return Finding(.invalidParameter, field: name, values: ["empty"]) }
    if case .text(let limit?) = form, !isNested(field), field.text.unicodeScalars.count > limit {
      return Finding(.uidTooLong, field: name, values: ["\(field.text.unicodeScalars.count)"])
    }
    if accepts(field, in: order) { return nil }
    return Finding(.invalidParameter, field: name, values: ["malformed", field.text])
  }

  private func isNested(_ field: Field) -> Bool {
    if case .nested = field.value { return true }
    return false
  }

  private func accepts(_ field: Field, in order: OrderInfo) -> Bool {
    let text = field.text
    if case .sign = form { return true }
    if isNested(field) { return false }
    switch form {
    case .identifier: return text.utf8.count <= 32 && text.utf8.allSatisfy(Self.isIdentifier)
    case .text, .sign: return true
    case .literal(let value): return text == value
    case .seconds: return Timestamp.seconds(digits: text) != nil
    case .validTime: return text.utf8.count <= 8 && (Timestamp.seconds(digits: text) ?? 0) > 0
    case .amount: return order.totalAmount != nil
    case .httpURL: return WebAddress(text) != nil
    case .json: return (try? OrderReader.readJSON(text))?.isObject ?? false
    }
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}

extension Value {
  var isObject: Bool {
    if case .object = self { return true }
    return false
  }
}
