import Testing

@testable import Terminal

/// Canvases as control sequences.
struct ANSIWriterTests {
  private func canvas(_ text: String, role: Role = .text) -> Canvas {
    var canvas = Canvas(size: Size(columns: 20, rows: 2))
    canvas.put(text, at: Point(column: 0, row: 0), role: role)
    return canvas
  }

  private let theme = Theme(name: "test") { role in
    role == .error
      ? Style(foreground: Color(0xff0000), background: Color(0x000001), attributes: .bold) : Style()
  }

  @Test func equalCanvasesAreNoDifference() {
    let writer = ANSIWriter(theme: theme)
    #expect(writer.difference(from: canvas("a"), to: canvas("a")) == "")
  }

  @Test func onlyWhatChangedIsWritten() {
    let writer = ANSIWriter(theme: theme)
    #expect(
      writer.difference(from: canvas("支付中 1"), to: canvas("支付中 2"))
        == "\u{1B}[1;8H\u{1B}[0m2\u{1B}[0m")
  }

  @Test func aWideSignIsReplacedWhole() {
    let writer = ANSIWriter(theme: theme)
    #expect(
      writer.difference(from: canvas("支"), to: canvas("a"))
        == "\u{1B}[1;1H\u{1B}[0ma \u{1B}[0m")
    #expect(
      writer.difference(from: canvas("a支"), to: canvas("支a"))
        == "\u{1B}[1;1H\u{1B}[0m支a\u{1B}[0m")
  }

  @Test(arguments: [
    (ANSIWriter.Colours.full, "0;1;38;2;255;0;0;48;2;0;0;1"),
    (.twoHundredFiftySix, "0;1;38;5;196;48;5;16"), (.sixteen, "0;1;91;40"),
  ])
  func coloursAreWrittenAsWanted(colours: ANSIWriter.Colours, codes: String) {
    let writer = ANSIWriter(theme: theme, colours: colours)
    #expect(writer.sgr(theme[.error]) == codes)
  }
}
