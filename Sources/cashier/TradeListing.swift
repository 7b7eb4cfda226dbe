import Channels
import Documents
import Payment
import Simulation
import TTPay

/// What the channels know of an order.
struct TradeListing {
  let trades: [Trade]
  let language: Language

  /// A heading and a line for each; nothing where no channel knows it.
  var lines: [String] {
    trades.isEmpty
      ? []
      : [text("在渠道", "at the channels")]
        + OrderListing.aligned(trades.map(row)).map { "  \($0)" }
  }

  /// The same for orders of several numbers, which others' servers made.
  var linesWithNumbers: [String] {
    [text("在渠道，由别的服务器下单", "at the channels, ordered by other servers")]
      + OrderListing.aligned(trades.map { [printable($0.outTradeNo)] + row($0) }).map { "  \($0)" }
  }

  private func row(_ trade: Trade) -> [String] {
    [
      trade.channel.name[language], state(trade), printable(trade.tradeNo ?? ""),
      Amount(fen: trade.amount).description, notify(trade), printable(trade.notifyURL),
    ]
  }

  private func state(_ trade: Trade) -> String {
    switch trade.status {
    case .open: text("未付款", "not paid")
    case .closed: text("已关闭", "closed")
    case .paid:
      trade.refundable == trade.amount
        ? text("已付款", "paid")
        : text("已退款 ", "refunded ")
          + Amount(fen: trade.amount - trade.refundable).description
    }
  }

  private func notify(_ trade: Trade) -> String {
    guard trade.status == .paid else { return "" }
    if let taken = trade.notifyTakenAt {
      return text("通知已确认 ", "notify taken ") + LocalTime.withOffset(taken)
    }
    return trade.notifies == 0
      ? text("还没有通知", "not notified yet")
      : text("通知 \(trade.notifies) 次，未确认", "notified \(trade.notifies) times, not taken")
  }

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  static func write(_ trades: [Trade], to json: inout JSONLines) {
    json.objects("channels", trades) { json, trade in
      json.field("out_trade_no", printable(trade.outTradeNo))
      json.field("channel", trade.channel.rawValue)
      json.field("merchant", printable(trade.merchant))
      json.field("status", trade.status.rawValue)
      if let number = trade.tradeNo { json.field("trade_no", number) }
      json.field("amount", trade.amount)
      json.field("refunded", trade.status == .paid ? trade.amount - trade.refundable : 0)
      json.field("notify_url", printable(trade.notifyURL))
      json.field("notifies", trade.notifies)
      json.field("notify_taken", trade.notifyTakenAt != nil)
    }
  }
}
