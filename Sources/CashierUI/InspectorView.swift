import Payment
import Terminal
import Walk

/// The lines below the panes that explain the selected entry.
struct InspectorView {
  let model: Model

  func draw(in rect: Rect, _ canvas: inout Canvas) {
    canvas.horizontalLine(at: rect.origin, length: rect.columns, role: .rule)
    drawPosition(rect.line(0), &canvas)
    guard let entry = model.selectedEntry else { return }
    let explained = EntryExplained(entry, in: model)
    let inside = rect.split(top: 1).bottom.inset(columns: 1, rows: 0)
    let (width, room) = (inside.columns, inside.rows - 1)
    var lines = explained.meaning(width) + explained.rule(width)
    if lines.count <= room {
      lines += explained.payload(width, atMost: room + 1 - lines.count)
    }
    // In full where there is room for all, else by their numbers.
    let relations = explained.relations(width, model.record.journal.entries)
    let hasRoom = lines.count + relations.count <= room
    drawHead(explained, hasRelations: !hasRoom, inside.line(0), &canvas)
    if hasRoom { lines += relations }
    guard room > 0 else { return }
    for (index, line) in lines.prefix(room).enumerated() {
      let rect = inside.line(index + 1)
      let isCut = index == room - 1 && lines.count > room
      let used = line.reduce(0) { $0 + columns(of: $1.text) }
      // The last line gives the end of itself to the sign that more follows.
      let end = rect.endColumn - (isCut && used > width - 2 ? 2 : 0)
      var column = rect.column
      for (text, role) in line {
        column += canvas.put(
          text, at: Point(column: column, row: rect.row), role: role, maxWidth: end - column)
      }
      guard isCut else { continue }
      canvas.put(
        String(canvas.glyphs.ellipsis), at: Point(column: rect.endColumn - 1, row: rect.row),
        role: .dim)
    }
  }

  private func drawHead(
    _ explained: EntryExplained, hasRelations: Bool, _ line: Rect, _ canvas: inout Canvas
  ) {
    let text = explained.text
    var column = line.column
    func put(_ words: String, _ role: Role, _ attributes: Style.Attributes = []) {
      column += canvas.put(
        clipped(words, to: line.endColumn - column, glyphs: canvas.glyphs),
        at: Point(column: column, row: line.row), role: role, attributes: attributes)
    }
    put("#\(text.entry.number)  \(text.time) s  ", .dim)
    put("\(text.route)  ", .laneName)
    put(text.label, .bright, .bold)
    guard hasRelations else { return }
    // Whole or not at all: half a number is no cause.
    for part in [text.cause, explained.effectNumbers].compactMap(\.self) {
      let words = "   \(part)"
      if columns(of: words) <= line.endColumn - column { put(words, .dim) }
    }
  }

  /// Which row is looked at, of how many, where the lanes' head has no room for it.
  private func drawPosition(_ line: Rect, _ canvas: inout Canvas) {
    guard !LanesView.headHasRoom(for: model), let position = model.position else { return }
    let text = " \(position) "
    canvas.put(
      text, at: Point(column: line.endColumn - 2 - columns(of: text), row: line.row),
      role: .warning)
  }
}
