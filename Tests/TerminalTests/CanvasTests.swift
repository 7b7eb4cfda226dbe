import Terminal
import Testing

@Suite("Canvas")
struct CanvasTests {
  @Test("A frame with a title, text in it, and wide characters, as plain text")
  func frame() {
    var canvas = Canvas(size: Size(columns: 20, rows: 4))
    canvas.box(canvas.bounds, title: "收银台")
    canvas.put("¥0.01 微信支付", at: Point(column: 2, row: 1), role: .amount)
    #expect(
      canvas.text == """
        ╭───── 收银台 ─────╮
        │ ¥0.01 微信支付   │
        │                  │
        ╰──────────────────╯
        """)
    #expect(canvas.role(of: "微信支付") == .amount)
    #expect(canvas.role(of: "收银台") == .title)
  }

  @Test("Text is clipped at every edge and never splits a wide character")
  func clipping() {
    var canvas = Canvas(size: Size(columns: 5, rows: 1))
    #expect(canvas.put("ab微信支付", at: .zero) == 5)
    #expect(canvas.text == "ab微")
    canvas = Canvas(size: Size(columns: 5, rows: 1))
    #expect(canvas.put("微信支付", at: Point(column: -1, row: 0)) == 6)
    #expect(canvas.text == " 信支")
    #expect(canvas.put("x", at: Point(column: 5, row: 0)) == 0)
    #expect(canvas.put("x", at: Point(column: 0, row: 1)) == 0)
    #expect(canvas.put("x", at: Point(column: 0, row: -1)) == 0)
  }

  @Test("Writing over half of a wide character blanks the other half")
  func halves() {
    var canvas = Canvas(size: Size(columns: 6, rows: 1))
    canvas.put("微信支", at: .zero)
    canvas.put("x", at: Point(column: 1, row: 0))
    canvas.put("y", at: Point(column: 4, row: 0))
    #expect(canvas.text == " x信y")
    canvas.put("微信支", at: .zero)
    canvas.fill(Rect(column: 1, row: 0, columns: 3, rows: 1), role: .paper)
    #expect(canvas.text == "    支")
    var small = Canvas(size: Size(columns: 3, rows: 1))
    small.put("中", at: Point(column: 1, row: 0))
    canvas.put("微信支", at: .zero)
    canvas.draw(small, at: Point(column: 4, row: 0))
    #expect(canvas.text == "微信")
    canvas.draw(small, at: Point(column: -2, row: 0))
    #expect(canvas.text == "  信")
  }

  @Test("Marks join the sign before them; what would act on the terminal is replaced")
  func unprintables() {
    var canvas = Canvas(size: Size(columns: 20, rows: 1))
    canvas.put("e\u{301} g\u{303} \u{1B}[31m\u{202E}x\u{200B}y\tz", at: .zero)
    #expect(canvas.text == "é g\u{303} \u{FFFD}[31m\u{FFFD}x\u{FFFD}y z")
    #expect(canvas[.zero]?.text.unicodeScalars.count == 1)
    #expect(columns(of: "👨‍👩‍👧👍🏽❤️") == 5)
  }

  @Test("Text keeps the ground that it is put on")
  func grounds() {
    var canvas = Canvas(size: Size(columns: 6, rows: 2))
    canvas.fill(Rect(column: 0, row: 0, columns: 6, rows: 1), role: .paper)
    canvas.put("ab", at: .zero, role: .success)
    canvas.put("cd", at: Point(column: 0, row: 1), attributes: .bold)
    canvas.highlight(Rect(column: 1, row: 0, columns: 1, rows: 1))
    canvas.highlight(Rect(column: 3, row: 0, columns: 1, rows: 1))
    #expect(canvas[.zero]?.ground == .paper)
    #expect(canvas[Point(column: 3, row: 0)]?.role == .selection)
    #expect(canvas[Point(column: 1, row: 0)]?.ground == .selection)
    #expect(canvas[Point(column: 1, row: 0)]?.role == .success)
    #expect(canvas[Point(column: 0, row: 1)]?.ground == .background)
    #expect(canvas[Point(column: 0, row: 1)]?.attributes == .bold)
    #expect(canvas[Point(column: 6, row: 0)] == nil)
  }
}
