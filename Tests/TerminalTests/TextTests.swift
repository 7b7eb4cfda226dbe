import Terminal
import Testing

@Suite("Text in columns")
struct TextTests {
  @Test("Columns are those of the terminal")
  func measure() {
    #expect(columns(of: "¥0.01 微信支付") == 14)
    #expect(columns(of: "ＡＢ") == 4)
    #expect(columns(of: "") == 0)
  }

  @Test("Every sign of the interface takes one column", arguments: Glyphs.allCases)
  func glyphs(set: Glyphs) {
    for sign in set.all {
      #expect(columns(of: String(sign)) == 1, "\(sign)")
      #expect(sign.unicodeScalars.count == 1)
      #expect(sign.unicodeScalars.allSatisfy { $0.value < 0x10000 })
      #expect(set == .unicode || sign.isASCII)
    }
  }

  @Test("Clipping and padding count columns")
  func fit() {
    #expect(clipped("microapp test", to: 9) == "microapp…")
    #expect(clipped("微信支付", to: 8) == "微信支付")
    #expect(clipped("微信支付", to: 7) == "微信支…")
    #expect(clipped("微信支付", to: 6) == "微信…")
    #expect(clipped("微信支付", to: 0) == "")
    #expect(clipped("abc", to: 2, glyphs: .ascii) == "a~")
    #expect(padded("微信", to: 6) == "微信  ")
    #expect(padded("微信", to: 7, alignment: .centre) == " 微信  ")
    #expect(padded("¥1", to: 4, alignment: .right) == "  ¥1")
  }

  @Test("Lines break between words and between Chinese characters")
  func wrap() {
    #expect(
      wrapped("The order is paid, once.", to: 10) == ["The order", "is paid,", "once."])
    #expect(wrapped("支付成功，请返回商家。", to: 8) == ["支付成", "功，请返", "回商家。"])
    #expect(wrapped("用「微信」付", to: 4) == ["用", "「微", "信」", "付"])
    #expect(wrapped("abcdefgh", to: 3) == ["abc", "def", "gh"])
    #expect(wrapped("a\n\nb", to: 5) == ["a", "", "b"])
    #expect(wrapped("用 wx_url 付款", to: 9) == ["用 wx_url", "付款"])
    #expect(wrapped("微", to: 1).count <= 2)
    #expect(wrapped("x", to: 0) == [])
  }
}
