import Terminal
import Testing

@testable import CashierUI

@Suite struct TextFieldTests {
  @Test(
    arguments: [
      ([.character("a"), .character("b")], "ab", 2),
      ([.character("a"), .left, .character("b")], "ba", 1),
      ([.character("a"), .backspace, .backspace], "", 0),
      ([.character("支"), .character("付"), .home, .delete], "付", 0),
      ([.character("a"), .character(" "), .character("b"), .control("w")], "a ", 2),
      ([.character("a"), .character("b"), .left, .control("u"), .end], "b", 1),
      ([.right, .delete, .left], "", 0),
    ] as [([Key], String, Int)])
  func keysEdit(keys: [Key], text: String, cursor: Int) {
    var field = TextField()
    for key in keys { #expect(take(key, &field)) }
    #expect(field.text == text)
    #expect(field.cursor == cursor)
  }

  @Test func whatDoesNotEditIsNotTaken() {
    var field = TextField("a")
    #expect(!take(.enter, &field))
    #expect(!take(.escape, &field))
    #expect(!take(.tab, &field))
  }

  @Test func itIsBoundedAndKeepsToOneLine() {
    var field = TextField()
    field.insert("a\nb\r\n" + String(repeating: "x", count: 1_000))
    #expect(field.text.hasPrefix("a b x"))
    #expect(field.text.count == 200)
  }

  @Test func aLongTextIsShownAroundItsCursor() {
    var canvas = Canvas(size: Size(columns: 8, rows: 1))
    canvas.put(TextField("一二三四五六"), at: .zero, width: 8)
    #expect(canvas.line(0) == "四五六")
    #expect(canvas[Point(column: 6, row: 0)]?.attributes.contains(.reverse) == true)
  }

  private func take(_ key: Key, _ field: inout TextField) -> Bool { field.take(key) }
}

extension TextFieldTests {
  @Test func whatJoinsTheCharacterBeforeItMovesNothingElse() {
    for parts in [["🇨", "🇳"], ["e", "\u{301}"], ["👩", "\u{200D}", "👧"]] {
      var field = TextField()
      for part in parts { for sign in part { _ = field.take(.character(sign)) } }
      #expect(field.cursor <= field.text.count)
      for _ in 0..<4 { _ = field.take(.backspace) }
      #expect(field.text.isEmpty)
    }
  }
}
