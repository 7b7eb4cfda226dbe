import Documents
import OrderBook

/// What may still be refunded of an order, for somebody who asked for more.
public struct RefundLeft {
  private let order: MerchantOrder
  private let payment: MerchantOrder.Payment?
  private let amount: (Int64) -> String

  /// - Parameter amount: the text of an amount in 分.
  public init(
    of order: MerchantOrder, _ change: OrderChange, amount: @escaping (Int64) -> String
  ) {
    self.order = order
    self.amount = amount
    if case .refund(_, _, let transaction) = change {
      payment = order.payment(toRefund: transaction)
    } else {
      payment = nil
    }
  }

  /// - Parameter option: how a payment is named.
  public func text(naming option: String) -> Bilingual {
    guard let payment else { return Bilingual(zh: "没有可退的钱", en: "there is nothing to give back") }
    let left = order.refundable(of: payment)
    let name = Problem.shown(payment.transaction)
    let text =
      left == 0
      ? Bilingual(zh: "付款 \(name) 已全部退回", en: "nothing is left of payment \(name)")
      : Bilingual(
        zh: "付款 \(name) 还可退 \(amount(left))", en: "payment \(name) has \(amount(left)) left")
    guard let other = order.payments.first(where: { $0 != payment && order.refundable(of: $0) > 0 })
    else { return text }
    let (more, held) = (Problem.shown(other.transaction), amount(order.refundable(of: other)))
    return Bilingual(
      zh: "\(text.zh)；付款 \(more) 还有 \(held)，用 \(option) 指定",
      en: "\(text.en); payment \(more) still holds \(held), name it with \(option)")
  }
}
