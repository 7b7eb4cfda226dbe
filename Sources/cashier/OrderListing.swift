import Documents
import OrderBook
import Outside
import Simulation
import TTPay
import Terminal

/// Orders as an aligned table.
struct OrderListing {
  let language: Language

  func lines(_ orders: [StoredOrder]) -> [String] {
    let head = [
      text("订单号", "out_order_no"), text("状态", "status"), text("金额", "amount"),
      text("渠道", "channel"), text("创建时间", "created"), text("待退款", "due for refund"),
    ]
    let rows = orders.map { stored in
      let order = stored.order
      let due = order.dueForRefund.reduce(0) { $0 + order.refundable(of: $1) }
      return [
        printable(order.outOrderNo), order.status.text[language],
        Amount(fen: order.amount).description, order.payment?.channel.name[language] ?? "",
        LocalTime.withOffset(order.createdAt), due > 0 ? Amount(fen: due).description : "",
      ]
    }
    return Self.aligned([head] + rows)
  }

  /// Says that there are more than are shown.
  func rest(shown: Int, of total: Int) -> [String] {
    if shown >= total { return [] }
    let more =
      shown < OrderStore.longestList ? text("；--limit N 显示更多", "; --limit N shows more") : ""
    return [text("共 \(total) 条，显示 \(shown) 条", "\(shown) of \(total) shown") + more]
  }

  /// Payments that have found no order, under a title.
  func lines(_ payments: [UnmatchedPayment], limit: Int) -> [String] {
    if payments.isEmpty { return [] }
    let title = text(
      "没有订单的付款，订单出现后自动匹配", "payments without an order; they count as soon as it appears")
    let rows = payments.prefix(limit).map { payment in
      [
        printable(payment.outOrderNo), payment.channel.name[language],
        Amount(fen: payment.amount).description, printable(payment.transaction),
        LocalTime.withOffset(payment.arrivedAt),
      ]
    }
    return [title] + Self.aligned(rows).map { "  \($0)" }
      + rest(shown: rows.count, of: payments.count)
  }

  /// Pads each column to its widest cell.
  static func aligned(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? columns(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { padded($1, to: widths[$0]) }
      return String(
        cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
  }

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
