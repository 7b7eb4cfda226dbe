import Documents
import MerchantBackend

/// The body of `POST /orders`: what of an order differs from the merchant's usual one.
enum OrderSubmission {
  static let fields = ["subject", "body", "total_amount", "uid", "valid_time", "channels"]

  /// 1 亿元, the most that Alipay takes for one order, in 分.
  static let greatestAmount: Int64 = 10_000_000_000

  static func read(_ bytes: [UInt8], usual: BackendSettings) throws(Problem) -> BackendSettings {
    var settings = usual
    var object = try RequestObject(bytes, known: fields)
    if let subject = object.text("subject", atMost: 128) { settings.subject = subject }
    if let body = object.text("body", atMost: 128) { settings.body = body }
    if let amount = object.integer(
      "total_amount", 1...greatestAmount, Bilingual(zh: "分", en: "分 (1/100 元)"))
    {
      settings.totalAmount = amount
    }
    if let uid = object.text("uid", atMost: 32) { settings.uid = uid }
    if let seconds = object.integer("valid_time", 1...99_999_999, Bilingual(zh: "秒", en: "seconds"))
    {
      settings.validTime = Int(seconds)
    }
    if let channels = object.channels("channels") { settings.channels = channels }
    try object.finish()
    return settings
  }
}
