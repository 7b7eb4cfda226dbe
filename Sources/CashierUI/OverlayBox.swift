import Terminal

/// A line of what lies over the panes: runs of text, each with its role.
typealias OverlayLine = [(text: String, role: Role)]

/// A box over the panes with text that scrolls.
enum OverlayBox {
  /// The room for text on a screen of that size, however much of it there is.
  static func inside(_ size: Size) -> Rect { box(size, lines: .max).inset(columns: 2, rows: 1) }

  static func draw(
    _ lines: [OverlayLine], title: String, scroll: Int, _ canvas: inout Canvas
  ) {
    let box = box(canvas.size, lines: lines.count)
    canvas.fill(box, role: .paper)
    canvas.box(box, role: .frameFocused, title: title)
    let inside = box.inset(columns: 2, rows: 1)
    let scroll = max(0, min(scroll, lines.count - inside.rows))
    for (row, line) in lines.dropFirst(scroll).prefix(inside.rows).enumerated() {
      var column = inside.column
      for (text, role) in line {
        column += canvas.put(
          clipped(text, to: inside.endColumn - column, glyphs: canvas.glyphs),
          at: Point(column: column, row: inside.row + row), role: role)
      }
    }
    guard lines.count > inside.rows else { return }
    // How many lines are above and below.
    let (above, below) = (scroll, lines.count - scroll - inside.rows)
    var more: [String] = []
    if above > 0 { more.append("\(canvas.glyphs.arrowUp)\(above)") }
    if below > 0 { more.append("\(canvas.glyphs.arrowDown)\(below)") }
    let text = " \(more.joined(separator: " ")) "
    canvas.put(
      text, at: Point(column: box.endColumn - 2 - columns(of: text), row: box.endRow - 1),
      role: .accent)
  }

  /// How wide a box over the panes is.
  static func width(_ size: Size) -> Int {
    min(size.columns - 2, max(60, min(116, size.columns - 6)))
  }

  private static func box(_ size: Size, lines: Int) -> Rect {
    let width = width(size)
    let rows = min(lines, size.rows - 6) + 2
    return Rect(size: size).centred(Size(columns: width, rows: rows))
  }
}
