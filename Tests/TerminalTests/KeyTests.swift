import Terminal
import Testing

@Suite("Keys")
struct KeyTests {
  @Test(
    "A key's text form reads back as the key",
    arguments: [
      Key.up, .pageDown, .backTab, .enter, .escape, .delete, .insert, .character("a"),
      .character("?"), .character(" "), .character("中"), .control("c"), .control("\\"),
      .function(1), .function(12),
    ])
  func roundTrip(key: Key) {
    #expect(Key(key.description) == key)
    #expect(!key.label().isEmpty)
    #expect(key.label(.ascii).allSatisfy { $0.isASCII } || key == .character("中"))
  }

  @Test("The names are stable")
  func names() {
    #expect(Key("ctrl-c") == .control("c"))
    #expect(Key("f5") == .function(5))
    #expect(Key("f") == .character("f"))
    #expect(Key("page-up") == .pageUp)
    #expect(Key.character(" ").description == "space")
    #expect(Key.control("c").label() == "^C")
    for text in ["", "ctrl-", "ctrl-C", "f0", "f25", "pageup", "ab", "\u{1B}"] {
      #expect(Key(text) == nil, "\(text)")
    }
  }
}
