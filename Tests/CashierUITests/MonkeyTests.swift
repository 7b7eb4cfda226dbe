import Documents
import Payment
import Scenario
import Simulation
import TTPay
import Terminal
import Testing
import Walk

@testable import CashierUI

/// Whatever is pressed, clicked, pasted and resized, in whatever order: the screen can be drawn.
@Suite struct MonkeyTests {
  private static let keys: [Key] =
    "qyabcfgijkmnoprstwNTOGC./[]+->?: 微".map { .character($0) } + [
      .enter, .enter, .enter, .escape, .backspace, .tab, .up, .down, .left, .right, .pageUp,
      .pageDown, .home, .end, .delete, .function(1), .control("p"), .control("u"),
    ]
  private static let pastes = [
    "", "{", "notify\n", String(repeating: "付", count: 300),
    #"{"app_id": "1", "total_amount": 1, "subject": "\u001b[31m"}"#,
  ]

  @Test(arguments: 0..<12) func anythingGoes(seed: UInt64) {
    var number: UInt64 = 0
    func draw(_ below: Int) -> Int {
      number += 1
      return Int(Draw(seed, number).bits % UInt64(below))
    }
    var screen = Screen(100, 30, language: seed % 2 == 0 ? .en : .zh)
    screen.model.preferences.resources.scenarios = {
      [Resources.Named(name: "s", about: Bilingual("a story"))]
    }
    screen.model.preferences.resources.scenario = { name in
      .success(
        Scenario(
          name: name, about: Bilingual("a story"), steps: [UserStep(.wechat), UserStep(.pay)]))
    }
    screen.model.preferences.resources.read = { _ in .success(Array("{}".utf8)) }
    for _ in 0..<250 {
      switch draw(12) {
      case 0:
        screen.send(.resized(Size(columns: draw(160), rows: draw(50))))
      case 1:
        let kinds: [MouseEvent.Kind] = [.press, .press, .wheelUp, .wheelDown]
        let point = Point(column: draw(160), row: draw(50))
        screen.send(.mouse(MouseEvent(kinds[draw(4)], at: point)))
      case 2: screen.send(.paste(Self.pastes[draw(Self.pastes.count)]))
      case 3, 4: screen.pass(.milliseconds(Int64(draw(3_000))))
      default: screen.send(.key(Self.keys[draw(Self.keys.count)]))
      }
      let canvas = view(screen.model)
      #expect(canvas.size == screen.model.size)
      #expect(screen.model.walk.now <= screen.model.record.now)
    }
  }
}
