import Documents
import OrderBook
import Outside
import Simulation
import TTPay
import Terminal

/// One order with all that the book knows of it.
struct OrderSheet {
  let stored: StoredOrder
  let events: [StoredEvent]
  let now: Int64
  let language: Language

  var lines: [String] {
    let order = stored.order
    let result = order.result(at: now)
    // One code is for all that has ended.
    let meaning = result == .closed ? order.status.text : result.text
    var facts = [
      [text("订单号", "out_order_no"), printable(order.outOrderNo)],
      [text("状态", "status"), order.status.text[language]],
      ["code", "\(result.rawValue)  \(meaning[language])"],
      [text("金额", "amount"), Amount(fen: order.amount).description],
      [text("创建", "created"), time(order.createdAt)],
    ]
    if let expiresAt = order.expiresAt {
      facts.append([text("有效至", "valid until"), time(Instant(seconds: expiresAt))])
    }
    if let closedAt = order.closedAt { facts.append([text("关闭", "closed"), time(closedAt)]) }
    return OrderListing.aligned(facts) + section(text("付款", "payments"), order.payments.map(row))
      + section(text("退款", "refunds"), order.refunds.map(row))
      + section(text("经过", "events"), events.map(row))
  }

  private func row(_ payment: MerchantOrder.Payment) -> [String] {
    let due = stored.order.refundable(of: payment)
    let surplus =
      due == 0
      ? text("多付，已退回", "surplus, given back")
      : text("多付，待退款 ", "surplus, due for refund ") + Amount(fen: due).description
    return [
      payment.channel.name[language], printable(payment.transaction),
      Amount(fen: payment.amount).description, time(payment.at),
      payment.isSurplus ? surplus : "",
    ]
  }

  private func row(_ refund: MerchantOrder.Refund) -> [String] {
    [
      printable(refund.number), printable(refund.transaction),
      Amount(fen: refund.amount).description, time(refund.requestedAt),
      refund.doneAt == nil ? text("未完成", "not done yet") : text("已完成", "done"),
    ]
  }

  private func row(_ event: StoredEvent) -> [String] {
    [
      time(event.at), printable(event.author), event.action.rawValue,
      event.amount.map { Amount(fen: $0).description } ?? "",
      event.outcome.rawValue + (event.refusal.map { " (\($0))" } ?? ""),
      event.because.map(printable) ?? "",
    ]
  }

  /// In local time, and as it is stored.
  private func time(_ instant: Instant) -> String {
    "\(LocalTime.withOffset(instant))  (\(instant.microseconds) µs)"
  }

  private func section(_ title: String, _ rows: [[String]]) -> [String] {
    rows.isEmpty ? [] : ["", title] + OrderListing.aligned(rows).map { "  \($0)" }
  }

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
