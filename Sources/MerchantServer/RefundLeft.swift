import Documents
import OrderBook

extension MerchantOrder {
  /// What may still be refunded, for somebody who asked for more.
  ///
  /// - Parameters:
  ///   - transaction: the payment that was asked for, if any.
  ///   - option: how a payment is asked for.
  ///   - amount: the text of an amount in 分.
  public func refundLeft(
    of transaction: String?, option: String, amount: (Int64) -> String
  ) -> Bilingual {
    guard let payment = payment(toRefund: transaction) else {
      return Bilingual(zh: "没有可退的钱", en: "there is nothing to give back")
    }
    let (name, left) = (Problem.shown(payment.transaction), refundable(of: payment))
    let text =
      left == 0
      ? Bilingual(zh: "付款 \(name) 已全部退回", en: "nothing is left of payment \(name)")
      : Bilingual(
        zh: "付款 \(name) 还可退 \(amount(left))", en: "payment \(name) has \(amount(left)) left")
    guard let other = payments.first(where: { $0 != payment && refundable(of: $0) > 0 }) else {
      return text
    }
    let (more, held) = (Problem.shown(other.transaction), amount(refundable(of: other)))
    return Bilingual(
      zh: "\(text.zh)；付款 \(more) 还有 \(held)，用 \(option) 指定",
      en: "\(text.en); payment \(more) still holds \(held), name it with \(option)")
  }
}

extension OrderChange {
  /// The payment that a refund was asked out of, if it was named.
  public var refundedTransaction: String? {
    if case .refund(_, _, let transaction) = self { transaction } else { nil }
  }
}
