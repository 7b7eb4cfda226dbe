import Documents
import Payment
import Scenario
import Simulation
import Terminal
import Testing
import Walk

@testable import CashierUI

/// Looking back, and taking another way.
@Suite struct TimeTravelTests {
  private func paid() -> Screen {
    var screen = Screen(100, 30)
    screen.press(.enter, .enter)
    screen.pass(.seconds(3))
    return screen
  }

  @Test func leftAndRightShowThePhoneAsItWas() {
    var screen = paid()
    let end = screen.model.walk
    #expect(end.payer.page == .result(.confirmed))
    var pages: [String] = []
    for _ in 0..<40 {
      screen.press(.left)
      pages.append("\(screen.model.walk.payer.screen)")
    }
    #expect(Set(pages).count > 4)
    #expect(screen.model.walk.payer.screen == .miniProgram(.checkout))
    #expect(screen.model.record.journal.entries == end.journal.entries)
    #expect(screen.frame.contains("past #"))
    for _ in 0..<40 { screen.press(.right) }
    #expect(!screen.model.isInPast)
    #expect(screen.model.walk.payer.page == .result(.confirmed))
  }

  @Test func noTimePassesWhileOneLooksBack() {
    var screen = Screen(100, 30)
    screen.press(.enter, .enter)
    let now = screen.model.walk.now
    screen.press(.left, .left)
    #expect(screen.effects.last == .clockChanged)
    screen.pass(.seconds(9))
    #expect(screen.model.record.now == now)
    #expect(screen.model.nextTick == nil || screen.model.isStill)
    screen.press(.end)
    screen.pass(.seconds(3))
    #expect(screen.model.walk.conclusion != nil)
  }

  @Test func anActInThePastTakesAnotherWayAndKeepsTheFirst() {
    var screen = paid()
    screen.lookBack(before: .pay)
    let moment = screen.model.walk.journal.entries.count
    screen.press(.escape)
    #expect(!screen.model.isInPast)
    screen.pass(.seconds(30))
    #expect(screen.model.walk.takings.isEmpty)
    #expect(screen.model.walk.journal.entries.count > moment)
    #expect(screen.frame.contains("walk 2"))

    screen.press(.character("b"))
    #expect(screen.frame.contains("from #\(moment)"))
    screen.press(.up, .enter)
    #expect(screen.model.walk.takings.count == 1)
    // It has come to rest: there is nothing to pause.
    #expect(!screen.model.isPaused)
    #expect(screen.frame.contains("walk 1"))
  }

  @Test func twoWaysAreComparedSideBySide() throws {
    var screen = paid()
    screen.lookBack(before: .pay)
    screen.press(.escape)
    screen.pass(.seconds(30))
    screen.press(.character("b"))
    try screen.expectFrame("walks-100x30-en")
  }

  @Test func aRecordingGoesAnotherWayToo() throws {
    var player = Player(try ScenarioScreenTests.scenario())
    _ = player.play()
    var screen = Screen(100, 30)
    screen.model = Model(
      walk: player.walk, preferences: Model.Preferences(language: .en),
      size: Size(columns: 100, rows: 30))
    screen.model.show(recording: player.walk)
    screen.lookBack(before: .pay)
    screen.press(.tab, .escape)
    #expect(!screen.model.isRecording)
    screen.pass(.seconds(30))
    #expect(screen.model.walk.takings.isEmpty)
    #expect(screen.model.walk.conclusion != nil)
  }

  @Test func theLongestWayBackIsShort() {
    var screen = paid()
    for _ in 0..<60 {
      screen.press(.character("N"), .character("y"))
      screen.pass(.seconds(1))
      screen.press(.enter, .enter)
      screen.pass(.seconds(4))
    }
    let count = screen.model.walk.journal.entries.count
    #expect(count > 2_000)
    screen.press(.tab, .home)
    #expect(screen.model.lanes.rows.count > 500)
    screen.press(.left)
    #expect(screen.model.notice?.en == "this is the first moment")
    screen.model.travel(to: count / 2)
    #expect(abs(screen.model.walk.journal.entries.count - count / 2) < 20)
  }

  @Test func untilTheNextDecision() {
    var screen = Screen(100, 30)
    screen.press(.enter)
    screen.press(.enter, .character(">"))
    #expect(screen.model.walk.payer.page == .result(.confirmed))
    #expect(screen.model.walk.isAwaitingPayer)
  }
}

extension Screen {
  /// Goes back to the moment in which the payer was about to do something.
  mutating func lookBack(before act: UserAct) {
    let input = model.record.inputs.last { $0.input == .act(act) }
    model.travel(to: input.map { Int($0.entry.number) - 1 } ?? 0)
  }
}
