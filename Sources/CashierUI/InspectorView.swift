import Payment
import Terminal
import Walk

/// The lines below the panes that explain the selected entry.
struct InspectorView {
  let model: Model

  func draw(in rect: Rect, _ canvas: inout Canvas) {
    canvas.horizontalLine(at: rect.origin, length: rect.columns, role: .rule)
    guard let entry = model.selectedEntry else { return }
    let text = EntryText(entry: entry, walk: model.walk, language: model.language)
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
    if let cause = text.cause { put("   \(cause)", .dim) }
    var row = 1
    for (line, role) in lines(text, width: inside.columns).prefix(max(0, inside.rows - 1)) {
      canvas.put(
        clipped(line, to: inside.columns, glyphs: canvas.glyphs),
        at: inside.origin.moved(rows: row), role: role)
      row += 1
    }
  }

  private func lines(_ text: EntryText, width: Int) -> [(String, Role)] {
    let rule = text.rule.map { wrapped($0, to: width) } ?? []
    let role: Role =
      switch text.entry.rule?.provenance {
      case .documented: .documented
      case .observed: .observed
      case .ourChoice: .ourChoice
      case nil: .text
      }
    return rule.map { ($0, role) } + text.payload.map { ($0, .codeString) }
  }
}

/// The selected entry in full, over the panes.
struct EntryView {
  let model: Model
  let scroll: Int

  func draw(_ canvas: inout Canvas) {
    guard let entry = model.selectedEntry else { return }
    let text = EntryText(entry: entry, walk: model.walk, language: model.language)
    let box = canvas.bounds.inset(columns: model.size.columns >= 80 ? 6 : 1, rows: 2)
    canvas.fill(box, role: .paper)
    canvas.box(box, role: .frameFocused, title: "#\(entry.number)  \(text.label)")
    let inside = box.inset(columns: 2, rows: 1)
    var lines: [(String, Role)] = [
      ("\(text.time) s   \(text.route)   \(text.cause ?? "")", .dim), ("", .text),
    ]
    if let rule = text.rule {
      lines += wrapped(rule, to: inside.columns).map { ($0, .text) } + [("", .text)]
    }
    lines += text.payload.flatMap { wrapped($0, to: inside.columns) }.map { ($0, .codeString) }
    let first = max(0, min(scroll, lines.count - inside.rows))
    for (row, line) in lines[first...].prefix(inside.rows).enumerated() {
      canvas.put(
        line.0, at: inside.origin.moved(rows: row), role: line.1, maxWidth: inside.columns)
    }
  }
}
