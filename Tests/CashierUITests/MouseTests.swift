import Payment
import Terminal
import Testing
import Walk

@testable import CashierUI

/// A click does what it points at.
@Suite struct MouseTests {
  private func click(_ text: String, _ screen: inout Screen) {
    guard let point = view(screen.model).find(text) else {
      Issue.record("not on the screen: \(text)")
      return
    }
    screen.send(.mouse(MouseEvent(.press, at: point)))
  }

  @Test func aChannelIsChosenAndTheButtonPays() {
    var screen = Screen(100, 30)
    click("Alipay", &screen)
    #expect(screen.model.choice == 1)
    #expect(screen.model.walk.payer.acts.contains(.wechat))
    click("Pay ¥0.01", &screen)
    #expect(screen.model.walk.payer.screen == .app(.alipay, .confirm))
    click("Cancel", &screen)
    screen.pass(.seconds(1))
    #expect(screen.model.walk.takings.isEmpty)
  }

  @Test func anEntryIsSelectedThenShownInFull() {
    var screen = Screen(100, 30)
    click("orderInfo", &screen)
    #expect(screen.model.pane == .lanes)
    #expect(screen.frame.contains("because of #"))
    click("orderInfo", &screen)
    guard case .entry? = screen.model.overlay else {
      Issue.record("no entry is shown")
      return
    }
    screen.send(.mouse(MouseEvent(.press, at: .zero)))
    #expect(screen.model.overlay == nil)
  }

  @Test func theWheelScrollsThroughThePastAndTimeGoesOnAtItsEnd() {
    var screen = Screen(100, 30)
    screen.press(.left, .left)
    let lanes = Point(column: 60, row: 8)
    screen.send(.mouse(MouseEvent(.wheelDown, at: lanes)))
    #expect(!screen.model.isStill)
    #expect(screen.effects.last == .clockChanged)
  }

  @Test func theWheelAnswersNoQuestion() {
    var screen = Screen(100, 30)
    screen.press(.enter, .character("q"))
    screen.send(.mouse(MouseEvent(.wheelUp, at: .zero)))
    #expect(screen.frame.contains("A payment is under way. Quit?"))
  }

  @Test func aHintAndAnItemOfAListAreKeysToo() {
    var screen = Screen(100, 30)
    click("? help", &screen)
    #expect(screen.frame.contains("type to filter"))
    click("pause or go on", &screen)
    #expect(screen.model.isPaused)
    #expect(screen.model.overlay == nil)
  }

  @Test func theWheelScrollsWhatItPointsAt() {
    var screen = Screen(100, 30)
    screen.press(.enter, .enter)
    screen.pass(.seconds(3))
    screen.send(.mouse(MouseEvent(.wheelUp, at: Point(column: 60, row: 8))))
    #expect(screen.model.lanes.selected == screen.model.lanes.rows.count - 4)
    #expect(screen.model.pane == .phone)
  }

  @Test(arguments: [(100, 30), (140, 45), (80, 24), (60, 20), (40, 16), (20, 5)])
  func aClickAnywhereDoesNoHarm(columns: Int, rows: Int) {
    for keys in [[], [.character("?")], [.character("o")], [.tab]] as [[Key]] {
      for row in 0..<rows {
        var screen = Screen(columns, rows)
        for key in keys { screen.press(key) }
        for column in stride(from: 0, to: columns, by: 7) {
          screen.send(.mouse(MouseEvent(.press, at: Point(column: column, row: row))))
          screen.send(.mouse(MouseEvent(.wheelDown, at: Point(column: column, row: row))))
        }
        #expect(view(screen.model).size == Size(columns: columns, rows: rows))
      }
    }
  }
}
