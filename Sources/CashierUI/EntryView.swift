import Terminal
import Walk

/// The selected entry in full, over the panes.
enum EntryView {
  static func title(_ model: Model) -> String {
    guard let text = text(model) else { return "" }
    return "#\(text.entry.number)  \(text.label)"
  }

  static func lines(_ model: Model) -> [OverlayLine] {
    guard let text = text(model) else { return [] }
    let width = OverlayBox.inside(model.size).columns
    func paragraph(_ words: String?, _ role: Role) -> [OverlayLine] {
      guard let words, !words.isEmpty else { return [] }
      return wrapped(words, to: width).map { [($0, role)] } + [[]]
    }
    return paragraph("\(text.time) s   \(text.route)   \(text.cause ?? "")", .dim)
      + paragraph(text.meaning, .bright) + paragraph(text.rule, .text)
      + text.payload.flatMap { wrapped($0, to: width) }.map { [($0, .codeString)] }
  }

  private static func text(_ model: Model) -> EntryText? {
    model.selectedEntry.map {
      EntryText(entry: $0, walk: model.record, language: model.language)
    }
  }
}
