import Payment
import Simulation
import TTPay
import Terminal
import Testing
import Walk

@testable import CashierUI

/// Causes, effects, rules and payloads of the selected entry.
@Suite struct CauseTests {
  private func paid(_ columns: Int = 100, _ rows: Int = 30) -> Screen {
    var screen = Screen(columns, rows)
    screen.press(.enter, .enter)
    screen.pass(.seconds(4))
    return screen
  }

  @Test func cGoesToTheCauseAlsoWhereItIsHiddenAndCBack() throws {
    var screen = paid()
    screen.press(.tab)
    var causes = 0
    while let entry = screen.model.selectedEntry, entry.cause > 0 {
      screen.press(.character("c"))
      #expect(screen.model.selectedEntry?.number == entry.cause)
      causes += 1
    }
    #expect(causes > 2)
    screen.press(.character("c"))
    #expect(screen.model.notice?.en.contains("no cause") == true)
    for _ in 0..<causes { screen.press(.character("C")) }
    #expect(screen.model.lanes.isFollowing)
  }

  @Test func effectsAreThoseThatNameTheEntryAsTheirCause() {
    let walk = paid().model.walk
    var consequences = Consequences()
    for count in stride(from: 0, through: walk.journal.entries.count, by: 7) {
      consequences.grow(with: Array(walk.journal.entries.prefix(count)))
    }
    consequences.grow(with: walk.journal.entries)
    for entry in walk.journal.entries {
      let effects = walk.journal.entries.filter { $0.cause == entry.number }
      #expect(consequences.of(Int(entry.number)) == effects.map { Int($0.number) })
    }
  }

  @Test func theRuleHasASignForHowItIsKnown() throws {
    var screen = Screen(100, 30)
    #expect(screen.frame.contains("✓ [documented]"))
    #expect(view(screen.model).role(of: "✓ [documented]") == .documented)
    screen.press(.tab)
    while screen.model.selectedEntry?.rule?.provenance != .ourChoice {
      guard screen.model.lanes.current != 0 else { return }
      screen.press(.up)
    }
    #expect(screen.frame.contains("○ [our choice]"))
  }

  @Test func codeIsToldApart() {
    let runs = CodeText.runs(#"  "code": 9, "a\"b": "https://x", url: 'y'"#)
    #expect(runs.map(\.text).joined() == #"  "code": 9, "a\"b": "https://x", url: 'y'"#)
    func role(of text: String) -> Role? { runs.first { $0.text == text }?.role }
    #expect(role(of: #""code""#) == .codeKey)
    #expect(role(of: "9") == .codeNumber)
    #expect(role(of: #""a\"b""#) == .codeKey)
    #expect(role(of: #""https://x""#) == .codeString)
    #expect(role(of: "url") == .codeKey)
  }

  @Test func longCodeIsBrokenAndBounded() {
    let long = "  \"key\": \"" + String(repeating: "支付", count: 100) + "\""
    let lines = CodeText.wrapped([long, long], to: 40, atMost: 12)
    #expect(lines.count == 12)
    let texts = lines.map { $0.map(\.text).joined() }
    #expect(texts.allSatisfy { columns(of: $0) <= 40 })
    #expect(texts[1].hasPrefix("    "))
  }

  @Test func anOrderIsReadInFull() throws {
    var screen = Screen(100, 40)
    let order = screen.model.walk.journal.entries.first {
      if case .message(.response, _, _, _) = $0.what { true } else { false }
    }
    screen.model.lanes.select(entry: Int(try #require(order).number))
    screen.press(.character("i"))
    #expect(view(screen.model).role(of: "\"out_order_no\"") == .codeKey)
    try screen.expectFrame("order-entry-100x40-en")
  }
}
