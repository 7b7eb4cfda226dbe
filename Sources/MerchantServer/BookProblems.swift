import Documents
import OrderBook
import TTPay

/// What the book says, as problems.
extension Problem {
  init(bookFailure reason: String) {
    let reason = printable(reason)
    self.init(.bookFailed, Bilingual(zh: reason, en: reason))
  }

  init(unknownOrder number: String) {
    self.init(.unknownOrder, zh: "订单号：\(number)", en: "out_order_no: \(number)")
  }

  /// A reply that is no order.
  init(_ reply: BookReply, of number: String) {
    switch reply {
    case .unknownOrder: self.init(unknownOrder: number)
    case .keyReused:
      self.init(
        .idempotencyKeyReused, zh: "同一个键只能重复同一个请求：相同的方法、路径和正文",
        en: "a key may only repeat its own request: the same method, path and body")
    case .failure(let reason): self.init(bookFailure: reason)
    case .numberTaken: self.init(bookFailure: "the number \(number) is taken")
    case .order(let order, _):
      self.init(.internalError, zh: order.status.rawValue, en: order.status.rawValue)
    }
  }

  init(_ refusal: ChangeRefusal, of change: OrderChange, _ order: MerchantOrder) {
    let number = order.outOrderNo
    let status = order.status.rawValue
    switch refusal {
    case .amountDiffers:
      let paid = if case .pay(_, _, let amount) = change { amount } else { order.amount }
      self.init(
        .refused(refusal), zh: "订单 \(number) 的金额是 \(order.amount) 分，收到的是 \(paid) 分",
        en: "order \(number) is over \(order.amount) 分, the payment over \(paid) 分")
    case .alreadyPaid:
      self.init(
        .refused(refusal), zh: "订单 \(number) 处于 \(status)：已付款的订单只能退款，不能关闭",
        en: "order \(number) is \(status): what was paid is refunded, not closed")
    case .notPaid:
      self.init(
        .refused(refusal), zh: "订单 \(number) 处于 \(status)：没有可退的钱",
        en: "order \(number) is \(status): there is nothing to give back")
    case .abovePaid:
      let left = order.refundLeft(of: change.refundedTransaction, option: "transaction") {
        "\($0) 分"
      }
      self.init(
        .refused(refusal), zh: "订单 \(number)：\(left.zh)", en: "order \(number): \(left.en)")
    case .unknownTransaction, .unknownRefund, .refundNumberUsed, .amountNotPositive:
      self.init(
        .refused(refusal), zh: "见 GET /orders/\(number)", en: "see GET /orders/\(number)")
    }
  }
}
