extension Canvas {
  /// A frame with an optional title in its upper edge.
  public mutating func box(
    _ rect: Rect, role: Role = .frame, title: String? = nil, titleRole: Role = .title
  ) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let right = rect.endColumn - 1
    let bottom = rect.endRow - 1
    for row in [rect.row, bottom] {
      horizontalLine(
        at: Point(column: rect.column + 1, row: row), length: rect.columns - 2, role: role)
    }
    for column in [rect.column, right] {
      verticalLine(
        at: Point(column: column, row: rect.row + 1), length: rect.rows - 2, role: role)
    }
    put(glyphs.topLeft, at: rect.origin, role: role)
    put(glyphs.topRight, at: Point(column: right, row: rect.row), role: role)
    put(glyphs.bottomLeft, at: Point(column: rect.column, row: bottom), role: role)
    put(glyphs.bottomRight, at: Point(column: right, row: bottom), role: role)
    guard let title, rect.columns >= 7 else { return }
    let text = " \(clipped(title, to: rect.columns - 6, glyphs: glyphs)) "
    let column = rect.column + (rect.columns - Terminal.columns(of: text)) / 2
    put(text, at: Point(column: column, row: rect.row), role: titleRole)
  }

  public mutating func horizontalLine(
    at point: Point, length: Int, role: Role = .rule, glyph: Character? = nil
  ) {
    guard length > 0 else { return }
    put(String(repeating: glyph ?? glyphs.horizontal, count: length), at: point, role: role)
  }

  public mutating func verticalLine(
    at point: Point, length: Int, role: Role = .rule, glyph: Character? = nil
  ) {
    for row in 0..<max(0, length) {
      put(glyph ?? glyphs.vertical, at: point.moved(rows: row), role: role)
    }
  }
}
