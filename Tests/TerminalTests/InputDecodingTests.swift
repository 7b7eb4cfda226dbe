import CTerminal
import Testing

@testable import Terminal

@Suite("Input")
struct InputDecodingTests {
  @Test("The mouse's place is row and column of a cell")
  func mouse() {
    let place: UInt32 = 5 << 16 | 300
    let point = Point(column: 300, row: 5)
    #expect(
      TerminalEvent(kind: Int(CT_MOUSE_PRESS), value: place)
        == .mouse(MouseEvent(.press, at: point)))
    #expect(
      TerminalEvent(kind: Int(CT_WHEEL_UP), value: place)
        == .mouse(MouseEvent(.wheelUp, at: point)))
    #expect(
      TerminalEvent(kind: Int(CT_WHEEL_DOWN), value: place)
        == .mouse(MouseEvent(.wheelDown, at: point)))
  }

  @Test("Keys are keys, and what is none is nothing")
  func keys() {
    #expect(TerminalEvent(kind: Int(CT_HOME), value: 0) == .key(.home))
    #expect(TerminalEvent(kind: Int(CT_CHARACTER), value: 0x4E2D) == .key(.character("中")))
    #expect(TerminalEvent(kind: Int(CT_IGNORED), value: 0) == nil)
    #expect(TerminalEvent(kind: Int(CT_PASTE), value: 0) == .paste(""))
  }

  @Test(
    "Line ends of a paste are newlines, and what is no UTF-8 is replaced",
    arguments: [
      ("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("a\nb", "a\nb"), ("\r\r\n\n", "\n\n\n"),
      ("支付\u{1B}[A\u{03}", "支付\u{1B}[A\u{03}"), ("", ""),
    ])
  func text(pasted: String, meant: String) {
    #expect(pastedText(Array(pasted.utf8)) == meant)
  }

  @Test("A character that the limit cuts is replaced")
  func brokenText() {
    #expect(pastedText([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
    #expect(pastedText(Array("支".utf8.dropLast())) == "\u{FFFD}")
  }
}
