import Documents
import Payment
import RemoteBackend
import Simulation
import Terminal
import Testing
import Walk

@testable import CashierUI

/// What keys do.
@Suite struct UpdateTests {
  @Test func theLanguageCanBeSwitchedWhileOneLooks() {
    var screen = Screen(100, 30)
    screen.press(.character("/"))
    screen.type("sheet rises")
    screen.press(.enter, .character("L"))
    #expect(screen.frame.contains("弹出收银台") && screen.frame.contains("没有匹配"))
    screen.press(.character("L"))
    #expect(screen.frame.contains("sheet rises") && screen.frame.contains("1/1"))
    screen.model.preferences.showsChinese = false
    screen.press(.character("L"))
    #expect(screen.model.language == .en && screen.model.notice != nil)
  }

  @Test func quitAsksOnlyWhileAPaymentIsUnderWay() {
    var screen = Screen(100, 30)
    screen.press(.character("q"))
    #expect(screen.model.overlay == .confirm(.quit))
    #expect(screen.effects.isEmpty)
    screen.press(.character("n"))
    #expect(screen.model.overlay == nil)
    screen.press(.character("q"), .character("y"))
    #expect(screen.effects == [.quit])

    var done = Screen(100, 30)
    done.press(.escape)
    done.press(.character("q"))
    #expect(done.effects == [.quit])
  }

  @Test func pausedStandsStillAndStepsOneEntryAtATime() {
    var screen = Screen(100, 30)
    screen.press(.enter, .enter, .character(" "))
    #expect(screen.effects == [.clockChanged])
    let before = screen.model.walk.now
    screen.pass(.seconds(5))
    #expect(screen.model.walk.now == before)
    let rows = screen.model.lanes.rows.count
    screen.press(.character("."))
    #expect(screen.model.lanes.rows.count > rows)
    #expect(screen.model.isPaused)
  }

  @Test func pausingSaysThatTheBackendGoesOn() throws {
    let remote = try BackendProfile.cashierMerchant(url: "http://127.0.0.1:8080")
    for (language, text) in [(Language.en, "your backend is not"), (.zh, "后端照常")] {
      var screen = Screen(100, 30, language: language, settings: WalkSettings(remote: remote))
      #expect(!screen.frame.contains(text))
      screen.press(.character(" "))
      #expect(screen.frame.contains(text))

      var own = Screen(100, 30, language: language)
      own.press(.character(" "))
      #expect(!own.frame.contains(text))
    }
  }

  @Test func stepsLeadToTheSameEndAsTime() {
    var stepped = Screen(100, 30)
    stepped.press(.enter, .enter)
    for _ in 0..<60 { stepped.press(.character(".")) }
    #expect(stepped.model.walk.verdict == .right)
  }

  @Test func clockCommandsEnterTheJournal() {
    var screen = Screen(100, 30)
    screen.press(.character(" "), .character(" "), .character("+"), .character("-"))
    let commands = screen.model.walk.inputs.compactMap { input in
      if case .clock(let command) = input.input { command } else { nil }
    }
    #expect(commands == [.pause, .resume, .speed(200), .speed(100)])
  }

  @Test func speedStopsAtItsEnds() {
    var screen = Screen(100, 30)
    for _ in 0..<20 { screen.press(.character("+")) }
    #expect(screen.model.speed.text == "64×")
    for _ in 0..<20 { screen.press(.character("-")) }
    #expect(screen.model.speed.text == "0.25×")
  }

  @Test func escapeAndBackspaceCloseTheSheetInTheirOwnWays() {
    var cross = Screen(100, 30)
    cross.press(.escape)
    #expect(cross.model.walk.successCodes == [4])
    var back = Screen(100, 30)
    back.press(.backspace)
    #expect(back.model.walk.successCodes.isEmpty)
    #expect(back.model.walk.conclusion == .noCallback)
  }

  @Test func aNewPaymentStartsFromAnywhere() {
    var screen = Screen(100, 30)
    screen.press(.enter, .enter)
    screen.pass(.seconds(5))
    screen.press(.character("N"))
    screen.pass(.seconds(1))
    #expect(screen.model.walk.context.orders.orders.count == 2)
    #expect(screen.model.walk.payer.acts.first == .wechat)
  }

  @Test func aNewPaymentAsksWhileOneIsUnderWay() {
    var screen = Screen(100, 30)
    screen.press(.enter, .character("n"))
    #expect(screen.model.overlay == .confirm(.newPayment))
    screen.press(.character("x"))
    #expect(screen.model.overlay == nil)
    #expect(screen.model.walk.payer.screen == .app(.wechat, .confirm))
    screen.press(.character("n"), .character("y"))
    screen.pass(.seconds(1))
    #expect(screen.model.walk.context.orders.orders.count == 2)
    // What the old page had asked is not held against the new one.
    #expect(!screen.frame.contains("late-reply"))
  }

  @Test func aKeyThatDoesNothingSaysWhy() {
    var screen = Screen(100, 30)
    screen.press(.enter, .enter)
    screen.pass(.milliseconds(1_000))
    #expect(screen.model.walk.payer.page == .confirming)
    screen.press(.enter)
    #expect(screen.model.notice?.en == "nothing to choose now")
    #expect(screen.frame.contains("nothing to choose now"))
    screen.press(.tab)
    #expect(screen.model.notice == nil)
  }

  @Test func theReasonGoesWithTheObstacle() {
    var screen = Screen(100, 30)
    screen.press(.enter, .enter)
    screen.pass(.milliseconds(1_000))
    screen.press(.enter)
    #expect(screen.model.notice != nil)
    screen.pass(.seconds(5))
    #expect(!screen.model.choices.isEmpty)
    #expect(screen.model.notice == nil)
  }

  @Test func whilePausedAnActOnItsWayIsNotOvertaken() {
    var screen = Screen(100, 30)
    screen.press(.character(" "), .enter, .down, .enter)
    #expect(screen.model.notice != nil)
    #expect(screen.model.walk.inputs.count { if case .act = $0.input { true } else { false } } == 2)
    while screen.model.isActOnItsWay { screen.press(.character(".")) }
    #expect(screen.model.walk.payer.screen == .app(.wechat, .confirm))
  }

  @Test func selectingLooksBackAndEndFollows() {
    var screen = Screen(100, 30)
    screen.press(.tab, .up, .up)
    #expect(screen.model.lanes.selected == screen.model.lanes.rows.count - 3)
    screen.press(.end)
    #expect(screen.model.lanes.selected == nil)
    screen.press(.home)
    #expect(screen.model.lanes.selected == 0)
  }

  @Test func theTimersAreListedOnDemandAndTheSelectionStays() {
    var screen = Screen(100, 30)
    screen.press(.tab, .up)
    let selected = screen.model.selectedEntry
    let rows = screen.model.lanes.rows.count
    screen.press(.character("a"))
    #expect(screen.model.lanes.rows.count > rows)
    #expect(screen.model.selectedEntry == selected)
  }

  @Test func everyBindingHasOneMeaningInItsScope() {
    for scope in [Binding.Scope.phone, .lanes, .overlay, .everywhere] {
      let keys = Binding.table.filter { $0.scope == scope }.flatMap(\.keys)
      #expect(Set(keys).count == keys.count)
    }
  }

  @Test func theClockTicksWhileSomethingIsToCome() {
    var screen = Screen(100, 30)
    let tick = screen.model.nextTick
    #expect(tick != nil && (tick ?? screen.model.walk.now) - screen.model.walk.now <= .seconds(1))
    screen.press(.enter)
    #expect(screen.model.nextTick != nil)
    screen.press(.enter)
    screen.pass(.seconds(5))
    #expect(screen.model.walk.verdict == .right)
    #expect(screen.model.nextTick == nil && screen.frame.contains("at rest"))
    let frame = screen.frame
    screen.pass(.seconds(60))
    #expect(screen.frame == frame)
  }

  @Test func theClockDoesNotDriftAndNeverWakesEarly() {
    for speed in Speed.steps {
      let clock = LiveClock(walk: Instant(microseconds: 1_000), monotonic: 77, speed: speed)
      for step in Int64(1)...10_000 {
        let due = Instant(microseconds: 1_000 + step * 10_000)
        let wake = clock.monotonic(at: due) ?? 0
        #expect(clock.instant(at: wake) >= due)
        #expect(clock.instant(at: wake - 1) < due)
      }
    }
    #expect(
      LiveClock(walk: .init(seconds: 0), monotonic: 0, isPaused: true).monotonic(
        at: .init(seconds: 9)) == nil)
  }
}
