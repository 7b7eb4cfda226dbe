import Payment
import Simulation
import Terminal
import Testing
import Walk

@testable import CashierUI

/// How often the screen is drawn although nothing happened.
@Suite struct TickTests {
  /// The wake-ups within that much real time, in µs, that are the screen's own.
  private func ticks(of model: Model, in microseconds: Int64 = 1_000_000) -> Int {
    var model = model
    let end = model.walk.now + .microseconds(microseconds * Int64(model.speed.hundredths) / 100)
    var count = 0
    while let tick = model.nextTick, tick <= end {
      #expect(tick > model.walk.now)
      model.advance(to: tick)
      count += 1
    }
    return count
  }

  private func asking(_ columns: Int = 100) -> Screen {
    var settings = WalkSettings()
    settings.frontend.getOrderStatus = .late(.seconds(5_000))
    var screen = Screen(columns, 24, settings: settings)
    screen.press(.enter, .enter)
    screen.pass(until: { $0.payer.screen == .sheet(.querying) })
    screen.pass(.seconds(2))
    return screen
  }

  @Test func theSpinnerTurnsEightTimesASecondOfRealTimeAtEverySpeed() {
    var screen = asking()
    #expect(ticks(of: screen.model) == 8)
    for _ in 0..<6 {
      screen.press(.character("+"))
      #expect((7...8).contains(ticks(of: screen.model)), "\(screen.model.speed.text)")
    }
    for _ in 0..<8 { screen.press(.character("-")) }
    #expect(ticks(of: screen.model) <= 8)
  }

  @Test func theSpinnerIsAFunctionOfTheWalksTime() {
    var screen = asking()
    let first = screen.model.spinner
    #expect(first != nil)
    #expect(screen.frame.contains("\(first ?? " ") Asking for the result…"))
    screen.pass(.milliseconds(125))
    #expect(screen.model.spinner != first)
    screen.pass(.milliseconds(125 * 3))
    #expect(screen.model.spinner == first)
  }

  @Test func nothingTurnsWherePausedOrUnseen() {
    var screen = asking()
    screen.press(.character(" "))
    #expect(screen.model.nextTick == nil)
    var alone = asking(80)
    alone.press(.tab)
    #expect(ticks(of: alone.model) == 1)
    var covered = asking()
    covered.press(.character("?"))
    #expect(ticks(of: covered.model) == 1)
  }

  @Test func nothingTurnsWhereNothingIsOut() {
    var settings = WalkSettings()
    settings.frontend.getOrderStatus = .never
    var screen = Screen(100, 30, settings: settings)
    screen.press(.enter, .enter)
    screen.pass(.seconds(20))
    #expect(screen.model.walk.payer.screen == .sheet(.querying))
    #expect(screen.model.spinner == nil)
    #expect(ticks(of: screen.model) <= 1)
  }

  @Test func aCountdownTicksOnceASecond() {
    #expect(ticks(of: Screen(100, 30).model, in: 10_000_000) == 10)
  }

  @Test func aToastWakesForItsThreeStepsAndThenNothingDoes() throws {
    var model = try #require(PhoneMoment.named("toast rises")).model
    let since = try #require(model.toast).rise.since
    #expect(since == model.walk.now)
    var steps: [TimeSpan] = []
    while let tick = model.nextTick, steps.count < 10 {
      model.advance(to: tick)
      steps.append(tick - since)
    }
    #expect(steps == [.milliseconds(70), .milliseconds(140), .milliseconds(2_500)])
  }

  @Test func aWrongPasswordShakesThreeTimes() {
    var screen = Screen(100, 30)
    screen.press(.enter, .down, .down, .enter)
    #expect((3...4).contains(ticks(of: screen.model)))
    screen.pass(.seconds(1))
    #expect(ticks(of: screen.model) == 1)
  }
}
