import Documents
import Payment
import Scenario
import TTPay
import Walk

/// What can be put on the clipboard.
enum Copying: CaseIterable, Equatable, Sendable {
  case entry, order, mermaid

  var name: Bilingual {
    switch self {
    case .entry: Bilingual(zh: "所选记录", en: "entry")
    case .order: Bilingual(zh: "orderInfo", en: "orderInfo")
    case .mermaid: Bilingual(zh: "Mermaid 时序图", en: "Mermaid")
    }
  }

  var about: Bilingual {
    switch self {
    case .entry: Bilingual(zh: "内容、依据与数据", en: "what it is, its rule and its payload")
    case .order:
      Bilingual(zh: "最近一次调用 tt.pay 的订单，JSON", en: "what tt.pay was called with last, as JSON")
    case .mermaid: Bilingual(zh: "整个过程，GitHub 可直接显示", en: "the whole conversation; GitHub draws it")
    }
  }

  func obstacle(_ model: Model) -> Bilingual? {
    switch self {
    case .entry where model.selectedEntry == nil:
      Bilingual(zh: "没有选中的记录", en: "no entry is selected")
    case .order where model.lastOrder == nil: Bilingual(zh: "还没有订单", en: "there is no order yet")
    default: nil
    }
  }

  func text(in model: Model) -> String {
    switch self {
    case .entry:
      guard let entry = model.selectedEntry else { return "" }
      let text = EntryText(entry: entry, walk: model.record, language: model.language)
      let head = ["#\(entry.number)", "\(text.time) s", text.route, text.label, text.cause]
      return [
        [head.compactMap(\.self).joined(separator: "  ")],
        [text.meaning, text.rule]
          .compactMap(\.self), text.payload,
      ].joined().joined(separator: "\n")
    case .order: return model.lastOrder?.info.json() ?? ""
    case .mermaid: return MermaidDiagram(model.record).text
    }
  }
}

extension Model {
  /// The order that the phone is at, else the one that was made last.
  var lastOrder: Order? {
    let orders = walk.context.orders
    return walk.frontend.currentOrder.map { orders[$0] } ?? orders.orders.last
  }

  /// Tells what became of a copy.
  mutating func copied(_ name: Bilingual, isDone: Bool) {
    message =
      isDone
      ? Bilingual(
        zh: "已复制\(name.zh)（OSC 52，终端需允许写剪贴板）",
        en: "copied: \(name.en) (by OSC 52: your terminal must allow it)")
      : Bilingual(
        zh: "\(name.zh)太长，终端剪贴板放不下：用 cashier export 写到文件",
        en: "\(name.en) is too long for the terminal's clipboard: cashier export writes a file")
  }
}
