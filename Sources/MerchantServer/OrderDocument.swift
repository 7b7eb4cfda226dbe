import Documents
import OrderBook
import Outside
import Payment
import Simulation
import TTPay

/// An order as the server tells it.
public enum OrderDocument {
  /// Appends the members of an order. Amounts are in 分.
  ///
  /// - Parameter now: the second for which the code of getOrderStatus holds.
  public static func write(_ order: MerchantOrder, at now: Int64, to json: inout JSONLines) {
    json.field("out_order_no", order.outOrderNo)
    json.field("status", order.status.rawValue)
    json.field("code", order.result(at: now).rawValue)
    json.field("amount", order.amount)
    optional("channel", order.payment?.channel.rawValue, &json)
    json.field("created_at", text(order.createdAt))
    optional("expires_at", order.expiresAt.map(Timestamp.text(seconds:)), &json)
    optional("paid_at", order.payment.map { text($0.at) }, &json)
    optional("closed_at", order.closedAt.map(text), &json)
    json.objects("payments", order.payments) { json, payment in
      json.field("channel", payment.channel.rawValue)
      json.field("transaction", payment.transaction)
      json.field("amount", payment.amount)
      json.field("at", text(payment.at))
      json.field("surplus", payment.isSurplus)
      json.field("refundable", order.refundable(of: payment))
    }
    json.objects("refunds", order.refunds) { json, refund in
      json.field("refund_no", refund.number)
      json.field("transaction", refund.transaction)
      json.field("amount", refund.amount)
      json.field("requested_at", text(refund.requestedAt))
      optional("done_at", refund.doneAt.map(text), &json)
    }
  }

  /// The payments that have found no order, as a member of that name.
  public static func write(_ payments: [UnmatchedPayment], to json: inout JSONLines) {
    json.objects("unmatched_payments", payments) { json, payment in
      json.field("out_order_no", payment.outOrderNo)
      json.field("channel", payment.channel.rawValue)
      json.field("transaction", payment.transaction)
      json.field("amount", payment.amount)
      json.field("at", text(payment.arrivedAt))
    }
  }

  private static func optional(_ name: StaticString, _ text: String?, _ json: inout JSONLines) {
    if let text { json.field(name, text) } else { json.null(name) }
  }

  /// RFC 3339 with microseconds, in China's time.
  static func text(_ instant: Instant) -> String {
    let fraction = String(instant.microseconds.magnitude % 1_000_000 + 1_000_000).dropFirst()
    let seconds = Timestamp.text(seconds: instant.seconds)
    return seconds.prefix(19) + "." + fraction + seconds.dropFirst(19)
  }
}
