import Terminal
import Testing

@testable import cashier

@Suite struct ThemeSwatchTests {
  private func swatch(_ theme: Theme?, term: String) -> String {
    ThemeSwatch(theme: theme, environment: ["TERM": term]).text
  }

  @Test func showsTheThemesColoursAsTheTerminalCan() {
    let amount = Theme.base.style(of: .amount, on: .background)
    let indices = ColourDepth.twoHundredFiftySix.indices(of: amount)
    let code = "38;5;\(indices.foreground ?? 0);48;5;\(indices.background ?? 0)m¥"
    #expect(swatch(.base, term: "xterm-256color").contains(code))
    #expect(!swatch(.base, term: "xterm").contains("38;5"))
    #expect(swatch(.base, term: "xterm").contains("37;41m ▶ "))
  }

  @Test func hasAttributesAloneWithoutColours() {
    #expect(swatch(.mono, term: "xterm-256color").contains("[0;1;7m ▶ "))
    #expect(!swatch(.mono, term: "xterm-256color").contains("38;5"))
  }

  @Test func isBlankAndAsWideForAThemeThatCannotBeRead() {
    #expect(swatch(nil, term: "xterm") == String(repeating: " ", count: 15))
    let plain = swatch(.base, term: "xterm").replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    #expect(columns(of: plain) == 15)
  }
}
