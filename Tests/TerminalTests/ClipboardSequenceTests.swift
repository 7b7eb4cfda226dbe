import Foundation
import Testing

@testable import Terminal

@Suite("Clipboard sequences")
struct ClipboardSequenceTests {
  private func text(_ text: String, _ multiplexer: Multiplexer?) -> String? {
    ClipboardSequence.bytes(text, through: multiplexer).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("A multiplexer is known by its variable")
  func multiplexers() {
    #expect(Multiplexer { $0 == "TMUX" ? "/tmp/tmux-0/default,1,0" : nil } == .tmux)
    #expect(Multiplexer { $0 == "STY" ? "12.pts-0" : nil } == .screen)
    #expect(Multiplexer { $0 == "TMUX" ? "" : nil } == nil)
    #expect(Multiplexer { _ in nil } == nil)
  }

  @Test("The text is Base64 of its UTF-8; tmux gets it plainly and to hand on")
  func forms() {
    let plain = "\u{1B}]52;c;5Lit\u{07}"
    #expect(text("中", nil) == plain)
    #expect(text("中", .tmux) == plain + "\u{1B}Ptmux;\u{1B}" + plain + "\u{1B}\\")
    #expect(text("中", .screen) == "\u{1B}P" + plain + "\u{1B}\\")
    #expect(text("", nil) == "\u{1B}]52;c;\u{07}")
  }

  @Test("GNU screen gets pieces that it takes, which make the sequence together")
  func chunks() throws {
    let long = String(repeating: "订单 order ", count: 200)
    let pieces = try #require(text(long, .screen)).split(separator: "\u{1B}\\")
    #expect(pieces.count > 10)
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 254 })
    #expect(pieces.map { $0.dropFirst(2) }.joined() == text(long, nil))
  }

  @Test("A text that terminals would drop is not sent")
  func limit() throws {
    let longest = ClipboardSequence.longestBase64 / 4 * 3
    let bytes = try #require(
      ClipboardSequence.bytes(String(repeating: "x", count: longest), through: nil))
    #expect(bytes.count <= 75_002)
    #expect(
      ClipboardSequence.bytes(String(repeating: "x", count: longest + 1), through: nil) == nil)
  }
}
