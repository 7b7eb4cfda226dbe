extension Canvas {
  /// Blanks a rectangle and makes `role` the ground that later text lies on.
  public mutating func fill(_ rect: Rect, role: Role) {
    change(rect) { $0 = .blank(on: role) }
  }

  /// Lays another ground under what is drawn already: the selected row.
  public mutating func highlight(_ rect: Rect, role: Role = .selection) {
    change(rect, breaksWide: false) {
      if $0.role == $0.ground { $0.role = role }
      $0.ground = role
    }
  }

  /// Adds attributes to what is drawn already.
  public mutating func add(_ attributes: Style.Attributes, in rect: Rect) {
    change(rect, breaksWide: false) { $0.attributes.formUnion(attributes) }
  }

  /// Gives what is drawn already another meaning, for instance `dim` behind a dialogue.
  ///
  /// - Parameter spared: keeps the meaning that it has.
  public mutating func recolour(_ rect: Rect, role: Role, sparing spared: Role? = nil) {
    change(rect, breaksWide: false) { if $0.role != spared { $0.role = role } }
  }

  private mutating func change(
    _ rect: Rect, breaksWide: Bool = true, _ body: (inout Cell) -> Void
  ) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      let start = row * size.columns
      if breaksWide {
        if cells[start + area.column].width == 0 { breakWide(at: start + area.column) }
        if cells[start + area.endColumn - 1].width == 2 {
          breakWide(at: start + area.endColumn - 1)
        }
      }
      for index in start + area.column..<start + area.endColumn { body(&cells[index]) }
    }
  }

  /// Draws another canvas upon this one, grounds included, clipped at the edges.
  public mutating func draw(_ other: Canvas, at point: Point) {
    let area = Rect(origin: point, size: other.size).intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      let start = row * size.columns
      let source = (row - point.row) * other.size.columns - point.column
      if cells[start + area.column].width == 0 { breakWide(at: start + area.column) }
      if cells[start + area.endColumn - 1].width == 2 { breakWide(at: start + area.endColumn - 1) }
      for column in area.column..<area.endColumn {
        cells[start + column] = other.cells[source + column]
      }
      if cells[start + area.column].width == 0 { cells[start + area.column].clear() }
      if cells[start + area.endColumn - 1].width == 2 { cells[start + area.endColumn - 1].clear() }
    }
  }
}
