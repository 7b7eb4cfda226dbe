import Documents

/// The body of `POST /orders/{out_order_no}/refund`. Amounts in 分.
struct RefundSubmission {
  /// Nil where the server is to draw one.
  let number: String?
  /// Nil for all that is left.
  let amount: Int64?
  /// The payment that it is taken from; nil for surplus money first, then what pays the order.
  let transaction: String?

  init(_ bytes: [UInt8]) throws(Problem) {
    var object = try RequestObject(bytes, known: ["refund_no", "amount", "transaction"])
    number = object.identifier("refund_no")
    amount = object.integer(
      "amount", 1...OrderSubmission.greatestAmount, Bilingual(zh: "分", en: "分 (1/100 元)"))
    transaction = object.identifier("transaction")
    try object.finish()
  }
}
