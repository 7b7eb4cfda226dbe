/// A grid of cells that a view draws upon, and that a session puts on the screen.
public struct Canvas: Equatable, Sendable {
  public let size: Size
  public let glyphs: Glyphs
  var cells: [Cell]

  public init(size: Size, glyphs: Glyphs = .unicode, ground: Role = .background) {
    self.size = size
    self.glyphs = glyphs
    cells = Array(repeating: .blank(on: ground), count: size.columns * size.rows)
  }

  public var bounds: Rect { Rect(size: size) }

  public subscript(point: Point) -> Cell? {
    bounds.contains(point) ? cells[point.row * size.columns + point.column] : nil
  }
}

extension Canvas {
  /// Writes a text into one row, over the ground that is there, clipped at the edges and after
  /// `maxWidth` columns. A sign two columns wide is never split: a space stands where it would be.
  ///
  /// - Returns: the columns that it took, those left of the canvas included.
  @discardableResult
  public mutating func put(
    _ text: String, at point: Point, role: Role = .text, attributes: Style.Attributes = [],
    maxWidth: Int = .max
  ) -> Int {
    let columns = size.columns
    guard point.row >= 0, point.row < size.rows, point.column < columns, maxWidth > 0 else {
      return 0
    }
    let limit = min(maxWidth, columns - point.column) + point.column
    let start = point.row * columns
    var column = point.column
    scanGlyphs(text) { glyph in
      let end = column + glyph.width
      if end > limit || (column < 0 && end > 0) {
        for gap in max(column, 0)..<max(min(end, limit), 0) {
          place(ScannedGlyph(scalar: " ", width: 1), at: start + gap, role, attributes)
        }
        column = min(end, limit)
        return end <= limit
      }
      if column >= 0 { place(glyph, at: start + column, role, attributes) }
      column = end
      return true
    }
    return column - point.column
  }

  @discardableResult
  public mutating func put(
    _ sign: Character, at point: Point, role: Role = .text, attributes: Style.Attributes = []
  ) -> Int {
    put(String(sign), at: point, role: role, attributes: attributes)
  }

  /// `index + glyph.width` must not pass the end of the row.
  private mutating func place(
    _ glyph: ScannedGlyph, at index: Int, _ role: Role, _ attributes: Style.Attributes
  ) {
    breakWide(at: index)
    if glyph.width == 2 { breakWide(at: index + 1) }
    cells[index].scalar = (glyphs == .ascii ? asciiTwin(glyph.scalar) : glyph.scalar).value
    cells[index].firstMark = glyph.firstMark
    cells[index].secondMark = glyph.secondMark
    cells[index].width = UInt8(truncatingIfNeeded: glyph.width)
    cells[index].role = role
    cells[index].attributes = attributes
    if glyph.width == 2 {
      cells[index + 1] = cells[index]
      cells[index + 1].scalar = 0
      cells[index + 1].firstMark = 0
      cells[index + 1].secondMark = 0
      cells[index + 1].width = 0
    }
  }

  /// Blanks the other half of a wide sign whose half at `index` is about to be overwritten.
  mutating func breakWide(at index: Int) {
    switch cells[index].width {
    case 0: if index > 0 { cells[index - 1].clear() }
    case 2: if index + 1 < cells.count { cells[index + 1].clear() }
    default: break
    }
  }
}
