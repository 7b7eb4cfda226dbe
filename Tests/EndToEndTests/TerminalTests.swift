import Testing

/// Terminals that can do less.
@Suite(.serialized) struct TerminalsThatCanDoLess {
  @Test func noTerminalAtAll() throws {
    let output = try Program.run([])
    #expect(output.status == 2)
    #expect(output.text.isEmpty)
    #expect(output.errors.contains("--plain"))
  }

  @Test func aDumbTerminal() throws {
    let window = try Window([], environment: ["TERM": "dumb"])
    try window.sees("--plain")
    #expect(try window.ending() == 2)
  }

  @Test(arguments: ["no-such-terminal", "xterm", "screen", "vt100"])
  func otherTerminals(terminal: String) throws {
    let window = try Window(["--lang", "en"], environment: ["TERM": terminal])
    try window.sees("WeChat Pay", "Alipay")
    try window.press("Escape")
    try window.sees("Payment cancelled")
  }

  @Test func aLocaleWithoutUnicodeGetsEnglishAndASCII() throws {
    let window = try Window(["--lang", "zh"], environment: ["LANG": "C", "LC_ALL": "C"])
    let screen = try window.sees("WeChat Pay")
    #expect(screen.filter { !$0.isASCII } == "")
  }

  @Test func noColour() throws {
    let window = try Window(["--lang", "en"], environment: ["NO_COLOR": "1"])
    try window.sees("WeChat Pay")
    #expect(
      window.colouredScreen.firstMatch(of: /\u{1b}\[[0-9;]*(3[0-7]|4[0-7]|38|48)[;m]/) == nil)
    let coloured = try Window(["--lang", "en"])
    try coloured.sees("WeChat Pay")
    #expect(coloured.colouredScreen.firstMatch(of: /\u{1b}\[[0-9;]*(38|48);5;/) != nil)
  }

  @Test func aHostileOrderIsDrawnHarmlessly() throws {
    let window = try Window(
      [
        Program.fixtures + "/bad/subject-escape-sequence.json", "--lang", "en",
        "--now", "2019-08-25T16:11:30+08:00",
      ])
    try window.sees("unprintable-text", "WeChat Pay")
    #expect(!window.flag("pane_title").contains("owned"))
  }
}
