import Documents
import Payment
import Terminal
import Testing
import Walk

@testable import CashierUI

/// What is pasted is text, and an order where it is one.
@Suite struct PasteTests {
  private func order() -> String {
    var screen = Screen(100, 30)
    screen.press(.character("y"), .down, .enter)
    if case .copy(let text, _)? = screen.effects.last { return text }
    return ""
  }

  @Test func aPasteIsNeverKeys() {
    var screen = Screen(100, 30)
    _ = screen.model.update(.paste("qyNN\r\r>>"))
    #expect(!screen.effects.contains(.quit))
    #expect(screen.frame.contains("This is no order"))
    screen.press(.escape)
    #expect(screen.model.walk.payer.acts.contains(.wechat))
  }

  @Test(arguments: [Language.en, .zh]) func anOrderIsCheckedAndWalked(language: Language) throws {
    var screen = Screen(100, 30, language: language)
    _ = screen.model.update(.paste(order()))
    try screen.expectFrame("pasted-100x30-\(language.rawValue)")
    screen.press(.enter)
    screen.pass(.seconds(1))
    #expect(screen.model.walk.context.orders.orders.first?.origin == .file)
    #expect(screen.model.walk.payer.acts.contains(.wechat))
  }

  @Test func moreThanAnOrderMayHaveIsSaidToBeTooLong() {
    var screen = Screen(100, 30)
    _ = screen.model.update(.paste("{" + String(repeating: " ", count: 1 << 20) + "}"))
    #expect(screen.frame.contains("too large: 1048578 bytes, at most 1 MiB"))
  }

  @Test func aWordWithoutAnEndIsCutAndTheScreenGoesOn() {
    var screen = Screen(100, 30)
    let order = order().replacing("microapp test", with: String(repeating: "付", count: 100_000))
    _ = screen.model.update(.paste(order))
    #expect(screen.frame.contains("付付付"))
    screen.press(.enter)
    screen.pass(.seconds(1))
    #expect(screen.frame.contains("付付付"))
  }

  @Test func whatIsPastedIntoASearchLeavesThePastAsKeysDo() {
    var screen = Screen(100, 30)
    screen.press(.left, .left, .character("/"))
    screen.send(.paste("sheet rises"))
    #expect(!screen.model.isStill)
    #expect(screen.effects.last == .clockChanged)
  }

  @Test func inAFieldItIsText() {
    var screen = Screen(100, 30)
    screen.press(.character("?"))
    _ = screen.model.update(.paste("notify\n"))
    #expect(screen.frame.contains("/ notify"))
  }

  @Test func aFileIsReadOrSaysWhyNot() {
    var screen = Screen(100, 30)
    let text = order()
    screen.model.preferences.resources.read = { name in
      name == "a.json"
        ? .success(Array(text.utf8))
        : .failure(Resources.Unreadable(text: Bilingual(zh: "没有", en: "\(name): no such file")))
    }
    screen.press(.character("O"), .character("x"), .enter)
    #expect(screen.frame.contains("x: no such file"))
    screen.press(.control("u"))
    for character in "a.json" { screen.press(.character(character)) }
    screen.press(.enter)
    #expect(screen.frame.contains("The sheet would rise"))
  }

  @Test func controlCharactersNeverReachTheScreen() {
    var screen = Screen(100, 30)
    _ = screen.model.update(.paste("{\"subject\": \"\u{1B}[2J\u{202E}x\", \"total_amount\": 1}"))
    #expect(!screen.frame.contains("\u{1B}"))
    #expect(!screen.frame.contains("\u{202E}"))
  }
}
