/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
  public var origin: Point
  public var size: Size

  public init(origin: Point = .zero, size: Size) {
    self.origin = origin
    self.size = size
  }

  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.init(
      origin: Point(column: column, row: row), size: Size(columns: columns, rows: rows))
  }

  public var column: Int { origin.column }
  public var row: Int { origin.row }
  public var columns: Int { size.columns }
  public var rows: Int { size.rows }
  /// The first column to the right of it.
  public var endColumn: Int { origin.column + size.columns }
  /// The first row below it.
  public var endRow: Int { origin.row + size.rows }
  public var isEmpty: Bool { size.columns == 0 || size.rows == 0 }

  public func contains(_ point: Point) -> Bool {
    point.column >= column && point.column < endColumn && point.row >= row && point.row < endRow
  }

  public func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top,
      columns: min(endColumn, other.endColumn) - left, rows: min(endRow, other.endRow) - top)
  }
}

extension Rect {
  /// Without a border of that many columns left and right and rows above and below.
  public func inset(columns: Int = 1, rows: Int = 1) -> Rect {
    Rect(
      column: column + min(columns, self.columns / 2), row: row + min(rows, self.rows / 2),
      columns: self.columns - 2 * columns, rows: self.rows - 2 * rows)
  }

  /// The first `columns` columns, and what is left of it after `gap` more.
  public func split(left columns: Int, gap: Int = 0) -> (left: Rect, right: Rect) {
    let first = min(max(0, columns), self.columns)
    let second = min(first + max(0, gap), self.columns)
    return (
      Rect(column: column, row: row, columns: first, rows: rows),
      Rect(column: column + second, row: row, columns: self.columns - second, rows: rows)
    )
  }

  /// The first `rows` rows, and what is left of it after `gap` more.
  public func split(top rows: Int, gap: Int = 0) -> (top: Rect, bottom: Rect) {
    let first = min(max(0, rows), self.rows)
    let second = min(first + max(0, gap), self.rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: first),
      Rect(column: column, row: row + second, columns: columns, rows: self.rows - second)
    )
  }

  public func split(right columns: Int, gap: Int = 0) -> (left: Rect, right: Rect) {
    let (left, _) = split(left: self.columns - columns - gap)
    return (left, split(left: self.columns - columns).right)
  }

  public func split(bottom rows: Int, gap: Int = 0) -> (top: Rect, bottom: Rect) {
    let (top, _) = split(top: self.rows - rows - gap)
    return (top, split(top: self.rows - rows).bottom)
  }

  /// One of its rows, counted from its top, as a rectangle; empty outside of it.
  public func line(_ index: Int) -> Rect {
    guard index >= 0, index < rows else {
      return Rect(column: column, row: endRow, columns: columns, rows: 0)
    }
    return Rect(column: column, row: row + index, columns: columns, rows: 1)
  }

  /// A rectangle of `size` in the middle of it, cut down to it.
  public func centred(_ size: Size) -> Rect {
    let width = min(size.columns, columns)
    let height = min(size.rows, rows)
    return Rect(
      column: column + (columns - width) / 2, row: row + (rows - height) / 2,
      columns: width, rows: height)
  }
}
