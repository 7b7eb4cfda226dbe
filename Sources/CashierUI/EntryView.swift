import Terminal
import Walk

/// The selected entry in full, over the panes.
enum EntryView {
  static func title(_ model: Model) -> String {
    guard let entry = model.selectedEntry else { return "" }
    return "#\(entry.number)  \(EntryExplained(entry, in: model).text.label)"
  }

  static func lines(_ model: Model) -> [OverlayLine] {
    guard let entry = model.selectedEntry else { return [] }
    let explained = EntryExplained(entry, in: model)
    let width = OverlayBox.inside(model.size).columns
    let parts: [[OverlayLine]] = [
      [[("\(explained.text.time) s   ", .dim), (explained.text.route, .laneName)]],
      explained.meaning(width), explained.rule(width),
      explained.relations(width, model.record.journal.entries), explained.payload(width),
    ]
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [[]]))
  }
}
