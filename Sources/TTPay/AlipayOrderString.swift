import Documents

/// What the checks read in Alipay's signed order string (spec 4).
struct AlipayOrderString {
  private static let read = ["method", "app_id", "biz_content", "sign", "notify_url"]

  private let parameters: [String: String]
  private let content: Object?

  init(_ text: String) {
    var parameters: [String: String] = [:]
    for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
      guard let sign = pair.firstIndex(of: UInt8(ascii: "=")),
        let name = String(pair[..<sign]), Self.read.contains(name),
        let value = PercentEncoding.decodeForm(pair[pair.index(after: sign)...])
      else { continue }
      parameters[name] = value
    }
    self.parameters = parameters
    if case .object(let object)? = try? OrderReader.readJSON(parameters["biz_content"] ?? "") {
      content = object
    } else {
      content = nil
    }
  }

  /// The first parameter that an order string must have and this one has not.
  var flaw: String? {
    if parameters["method"] != "alipay.trade.app.pay" { return "method" }
    if content == nil { return "biz_content" }
    if amountText.flatMap(Amount.init(yuan:)) == nil { return "biz_content.total_amount" }
    return ["app_id", "sign"].first { (parameters[$0] ?? "").isEmpty }
  }

  /// Where Alipay sends its own notify.
  var notifyURL: String? { parameters["notify_url"] }

  /// The amount in 元 as it is written, if there is one.
  var amountText: String? {
    switch content?["total_amount"] {
    case .string(let text): text
    case .number(let number): number.text
    default: nil
    }
  }
}
