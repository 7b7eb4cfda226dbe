import Payment
import Terminal
import Walk

/// The lines below the panes that explain the selected entry.
struct InspectorView {
  let model: Model

  func draw(in rect: Rect, _ canvas: inout Canvas) {
    canvas.horizontalLine(at: rect.origin, length: rect.columns, role: .rule)
    guard let entry = model.selectedEntry else { return }
    let text = EntryText(entry: entry, walk: model.record, language: model.language)
    let inside = rect.split(top: 1).bottom.inset(columns: 1, rows: 0)
    var column = inside.column
    func put(_ words: String, _ role: Role, _ attributes: Style.Attributes = []) {
      let room = inside.endColumn - column
      column += canvas.put(
        clipped(words, to: room, glyphs: canvas.glyphs),
        at: Point(column: column, row: inside.row), role: role, attributes: attributes)
    }
    put("#\(entry.number)  \(text.time) s  ", .dim)
    put("\(text.route)  ", .laneName)
    put(text.label, .bright, .bold)
    // Whole or not at all: half a number is no cause.
    if let cause = text.cause.map({ "   \($0)" }), columns(of: cause) <= inside.endColumn - column {
      put(cause, .dim)
    }
    var row = 1
    let lines = lines(text, width: inside.columns)
    for (line, role) in lines.prefix(max(0, inside.rows - 1)) {
      let isCut = row == inside.rows - 1 && row < lines.count
      canvas.put(
        clipped(line, to: inside.columns - (isCut ? 2 : 0), glyphs: canvas.glyphs),
        at: inside.origin.moved(rows: row), role: role)
      if isCut {
        canvas.put(
          String(canvas.glyphs.ellipsis),
          at: Point(column: inside.endColumn - 1, row: inside.row + row), role: .dim)
      }
      row += 1
    }
  }

  private func lines(_ text: EntryText, width: Int) -> [(String, Role)] {
    let meaning = text.meaning.map { wrapped($0, to: width) } ?? []
    let rule = text.rule.map { wrapped($0, to: width) } ?? []
    let role: Role =
      switch text.entry.rule?.provenance {
      case .documented: .documented
      case .observed: .observed
      case .ourChoice: .ourChoice
      case nil: .text
      }
    return meaning.map { ($0, .text) } + rule.map { ($0, role) }
      + text.payload.map { ($0, .codeString) }
  }
}
