import Documents
import OrderBook
import TTPay

/// The body of `POST /orders/{out_order_no}/payments`: what a channel would tell. Amounts in 分.
enum PaymentSubmission {
  static func read(_ bytes: [UInt8]) throws(Problem) -> OrderChange {
    var object = try RequestObject(bytes, known: ["channel", "transaction", "amount"])
    object.require("channel", "transaction", "amount")
    let channel = object.channel("channel")
    let transaction = object.identifier("transaction")
    let amount = object.integer(
      "amount", 1...OrderSubmission.greatestAmount, Bilingual(zh: "分", en: "分 (1/100 元)"))
    try object.finish()
    guard let channel, let transaction, let amount else {
      throw Problem(.invalidFields, zh: "缺少字段", en: "fields are missing")
    }
    return .pay(channel: channel, transaction: transaction, amount: amount)
  }
}
