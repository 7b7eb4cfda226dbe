import Documents
import OrderBook
import Payment
import Simulation
import TTPay
import Terminal
import Walk

/// The orders of the walk at the moment shown: what the merchant, the channels and the page know of
/// each. Where they disagree lies the payment that went wrong.
struct OrdersView {
  let model: Model

  private var isZh: Bool { model.language == .zh }
  private var glyphs: Glyphs { model.preferences.glyphs }

  var title: String {
    let moment = TimeText.seconds(model.shownTime - model.walk.settings.start)
    return (isZh ? "订单 · 各方所知 · " : "Orders: what each side knows · ") + "\(moment) s"
  }

  var lines: [OverlayLine] {
    let standings = model.walk.standings
    guard !standings.isEmpty else {
      return [[(isZh ? "还没有订单" : "There is no order yet", .dim)]]
    }
    return Array(standings.map(lines).joined(separator: [[]]))
  }

  private func lines(_ standing: OrderStanding) -> [OverlayLine] {
    let order = standing.order
    let head: [OverlayLine] = [
      [
        (Amount(fen: order.amount).description + "  ", .bright),
        (printable(order.info.subject), .text),
      ],
      [(printable(order.identity.outOrderNo), .dim)],
    ]
    return head + merchant(standing) + channels(standing) + notifies(standing)
      + (standing.isCurrent ? page : [])
  }

  private func merchant(_ standing: OrderStanding) -> [OverlayLine] {
    let heard = standing.answered.map {
      (isZh ? "前端最近查到 " : "the front end heard ")
        + (isZh ? "code \($0.rawValue)（\($0.text.zh)）" : "code \($0.rawValue) (\($0.text.en))")
    }
    let party = EntryText.name(of: .backend, channel: nil, model.language)
    guard let order = standing.merchant else {
      let isServers = model.walk.remote != nil || standing.order.origin == .backend
      let unknown =
        isServers
        ? (isZh ? "由你的后端保存" : "your backend keeps it")
        : (isZh ? "还没有记录" : "not recorded yet")
      return row(party, unknown, .dim, heard)
    }
    let role: Role = order.payment != nil ? .success : order.status == .created ? .text : .warning
    let surplus = order.dueForRefund.isEmpty ? "" : isZh ? "，有多付待退" : ", surplus to give back"
    return row(party, order.status.text[model.language] + surplus, role, heard)
  }

  private func channels(_ standing: OrderStanding) -> [OverlayLine] {
    Channel.allCases.filter { channel in
      standing.order.offers(channel) || standing.takings.contains { $0.channel == channel }
    }.flatMap { channel in
      let taken = standing.takings.filter { $0.channel == channel }
      let name = channel.name[model.language]
      guard !taken.isEmpty else { return row(name, isZh ? "未扣款" : "nothing taken", .dim) }
      let amounts = taken.map { Amount(fen: $0.amount).description }.joined(separator: " + ")
      return row(name, (isZh ? "已扣款 " : "took ") + amounts, .success)
    }
  }

  private func notifies(_ standing: OrderStanding) -> [OverlayLine] {
    let notifies = standing.notifies
    guard notifies.sent > 0 || notifies.next != nil else { return [] }
    var facts = [isZh ? "已发 \(notifies.sent) 次" : "sent \(notifies.sent)×"]
    if notifies.lost > 0 { facts.append(isZh ? "丢失 \(notifies.lost) 次" : "lost \(notifies.lost)×") }
    if notifies.isAccepted { facts.append(isZh ? "商户已确认" : "accepted") }
    if let next = notifies.next {
      let left = TimeText.left(next - model.walk.now)
      facts.append(isZh ? "\(left) 后再发" : "next in \(left)")
    }
    let role: Role = notifies.isAccepted ? .success : notifies.lost > 0 ? .warning : .text
    return row(isZh ? "通知" : "notify", facts.joined(separator: " \(glyphs.dot) "), role)
  }

  private var page: [OverlayLine] {
    let verdict = model.walk.verdict.flatMap { verdict in
      model.walk.conclusion.map { verdict.text(after: $0)[model.language] }
    }
    let isRight = model.walk.verdict.map { $0 == .right } ?? true
    let page = model.walk.payer.page
    return row(
      isZh ? "页面" : "page", page.title[model.language], isRight ? .text : .warning, verdict)
  }

  /// A fact of one side, with what there is to say beside it: below it where there is no room.
  private func row(
    _ name: String, _ text: String, _ role: Role, _ rest: String? = nil
  ) -> [OverlayLine] {
    let indent = 13
    let room = OverlayBox.inside(model.size).columns - indent
    var lines: [OverlayLine] = wrapped(text, to: room).map { [($0, role)] }
    if let rest {
      if columns(of: "\(text)  \(rest)") <= room {
        lines = [[(text, role), ("  " + rest, .dim)]]
      } else {
        lines += wrapped(rest, to: room).map { [($0, .dim)] }
      }
    }
    return lines.enumerated().map { index, line in
      [("  " + padded(index == 0 ? name : "", to: indent - 2), .laneName)] + line
    }
  }
}
