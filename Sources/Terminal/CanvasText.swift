extension Canvas {
  /// What is drawn, as plain text: styles stripped, spaces at the ends of lines too.
  public var text: String {
    (0..<size.rows).map { line($0) }.joined(separator: "\n")
  }

  /// One row as plain text, without the spaces at its end; empty outside the canvas.
  public func line(_ row: Int) -> String {
    guard row >= 0, row < size.rows else { return "" }
    var scalars = String.UnicodeScalarView()
    for cell in cells[row * size.columns..<(row + 1) * size.columns] {
      for value in [cell.scalar, cell.firstMark, cell.secondMark] where value != 0 {
        if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
      }
    }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  /// The place of the first sign of a text, if it is drawn in one row.
  public func find(_ wanted: String) -> Point? {
    for row in 0..<size.rows {
      let line = line(row)
      guard let range = line.firstRange(of: wanted) else { continue }
      let column = Terminal.columns(of: String(line[..<range.lowerBound]))
      return Point(column: column, row: row)
    }
    return nil
  }

  /// The role of the first sign of a text, for tests of colour.
  public func role(of wanted: String) -> Role? {
    find(wanted).flatMap { self[$0]?.role }
  }
}
