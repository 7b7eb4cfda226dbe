import Terminal
import Testing

@Suite("Colours")
struct ColourTests {
  @Test("Colours are written #rrggbb and in no other way")
  func notation() {
    #expect(Color("#07c160") == Color(red: 7, green: 0xc1, blue: 0x60))
    #expect(Color(0x07c160).description == "#07c160")
    for text in ["07c160", "#07c16", "#07c1600", "#+7c160", "#07c16g", ""] {
      #expect(Color(text) == nil)
    }
  }

  @Test("The 240 fixed colours are their own nearest ones")
  func quantisation() {
    for index in 16...255 {
      let color = Color(index256: index)
      #expect(Color(index256: color.index256) == color)
    }
    #expect(Color(0xff0000).index256 == 196)
    #expect(Color(0x121212).index256 == 233)
  }

  @Test("With few colours the hue stays")
  func hue() {
    #expect(Theme.base[.error].foreground?.nearest16 == .brightRed)
    #expect(Theme.base[.success].foreground?.nearest16 == .green)
    #expect(Theme.base[.warning].foreground?.nearest16 == .yellow)
    #expect(Color(0x000000).nearest16 == .black)
    #expect(Color(0xf0f0f0).nearest16 == .brightWhite || Color(0xf0f0f0).nearest16 == .white)
  }

  @Test(
    "The depth follows the terminal and NO_COLOR",
    arguments: [
      (0, ColourDepth.mono), (-1, .mono), (8, .eight), (16, .sixteen), (88, .sixteen),
      (256, .twoHundredFiftySix), (1 << 24, .twoHundredFiftySix),
    ])
  func depth(colors: Int, depth: ColourDepth) {
    #expect(ColourDepth(colors: colors) == depth)
    #expect(ColourDepth(colors: colors, noColor: "") == depth)
    #expect(ColourDepth(colors: colors, noColor: "1") == .mono)
  }
}
