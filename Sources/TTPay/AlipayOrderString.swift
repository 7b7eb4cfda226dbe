import Documents

/// What the checks read in Alipay's signed order string (spec 4).
struct AlipayOrderString {
  let parameters: AlipayParameters
  private let content: Object?

  init(_ text: String) {
    parameters = AlipayParameters(form: text)
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
