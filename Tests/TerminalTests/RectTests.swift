import Terminal
import Testing

@Suite("Rectangles")
struct RectTests {
  let screen = Rect(column: 2, row: 1, columns: 10, rows: 6)

  @Test("Splits share the space and never pass the edge")
  func splits() {
    let (left, right) = screen.split(left: 4, gap: 1)
    #expect(left == Rect(column: 2, row: 1, columns: 4, rows: 6))
    #expect(right == Rect(column: 7, row: 1, columns: 5, rows: 6))
    let (top, bottom) = screen.split(bottom: 1)
    #expect(top == Rect(column: 2, row: 1, columns: 10, rows: 5))
    #expect(bottom == Rect(column: 2, row: 6, columns: 10, rows: 1))
    #expect(screen.split(right: 3, gap: 2).left.columns == 5)
    #expect(screen.split(right: 3, gap: 2).right == Rect(column: 9, row: 1, columns: 3, rows: 6))
    #expect(screen.split(top: 99).bottom.isEmpty)
    #expect(screen.split(left: -1).left.isEmpty)
  }

  @Test("Inset, centre, lines, intersection")
  func others() {
    #expect(screen.inset() == Rect(column: 3, row: 2, columns: 8, rows: 4))
    #expect(screen.inset(columns: 9, rows: 9).isEmpty)
    #expect(
      screen.centred(Size(columns: 4, rows: 2)) == Rect(column: 5, row: 3, columns: 4, rows: 2))
    #expect(screen.line(0) == Rect(column: 2, row: 1, columns: 10, rows: 1))
    #expect(screen.line(6).isEmpty)
    #expect(screen.intersection(Rect(column: 0, row: 0, columns: 3, rows: 2)).columns == 1)
    #expect(screen.intersection(Rect(column: 20, row: 0, columns: 3, rows: 2)).isEmpty)
    #expect(screen.contains(Point(column: 11, row: 6)))
    #expect(!screen.contains(Point(column: 12, row: 6)))
  }
}
