import Foundation
import Testing

/// The mouse, pastes and the clipboard on the program's own screen.
@Suite(.serialized) struct ScreenInput {
  @Test(arguments: ["xterm-256color", "tmux-256color"])
  func aClickOnAHintPressesItsKey(terminal: String) throws {
    let window = try Window(["--lang", "en"], environment: ["TERM": terminal])
    try window.sees("◉ WeChat Pay")
    try window.click(on: "? ")
    try window.sees(no: "◉ WeChat Pay")
    try window.press("Escape")
    try window.sees("◉ WeChat Pay")
  }

  @Test func aClickOnAChannelChoosesIt() throws {
    let window = try Window(["--lang", "en"])
    try window.sees("◉ WeChat Pay")
    try window.click(on: "Alipay")
    try window.sees("◉ Alipay")
  }

  @Test func withoutTheMouseTheTerminalKeepsIt() throws {
    let window = try Window(["--no-mouse"])
    try window.sees("seed 1")
    #expect(window.flag("mouse_any_flag") == "0")
    try window.press("q", "y")
    #expect(try window.ending() == 0)
  }

  @Test func aPasteFullOfHotkeysPressesNone() throws {
    let window = try Window(["--lang", "en"])
    try window.sees("◉ WeChat Pay")
    try window.paste("qy\u{3}\u{1b}[Bqy\n\nqyN?wt\u{4}q")
    try window.paste(String(repeating: "qy\n", count: 5000))
    try window.press("Escape", "Escape", "Escape")
    #expect(kill(try window.process(), 0) == 0)
    try window.signal(SIGTERM)
    #expect(try window.ending() == 128 + Int(SIGTERM))
  }

  @Test func whatIsCopiedComesToTmux() throws {
    let window = try Window(["--lang", "en"])
    try window.sees("◉ WeChat Pay")
    try window.press("y")
    try window.press("Enter")
    _ = try window.wait("the clipboard") { window.clipboard.isEmpty ? nil : true }
  }
}
