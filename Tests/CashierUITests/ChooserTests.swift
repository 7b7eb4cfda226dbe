import Documents
import FrontendLogic
import Payment
import Scenario
import Simulation
import TTPay
import Terminal
import Testing
import Walk

@testable import CashierUI

/// The lists over the panes.
@Suite struct ChooserTests {
  private func screen(_ language: Language = .en) -> Screen {
    var screen = Screen(100, 30, language: language)
    screen.model.preferences.resources.scenarios = {
      [
        Resources.Named(
          name: "notify-late",
          about: Bilingual(zh: "The notify is late.", en: "The notify is late.")),
        Resources.Named(
          name: "wechat-paid", about: Bilingual(zh: "All goes well.", en: "All goes well.")),
      ]
    }
    screen.model.preferences.resources.scenario = { name in
      .success(
        Scenario(
          name: name, about: Bilingual("a story"), steps: [UserStep(.wechat), UserStep(.pay)]))
    }
    screen.model.preferences.resources.themes = {
      [
        Resources.Named(name: "dark", about: Bilingual(zh: "soft panels", en: "soft panels")),
        Resources.Named(name: "light", about: Bilingual(zh: "paper", en: "paper")),
      ]
    }
    return screen
  }

  @Test func helpFiltersAsOneTypesAndDoesWhatIsChosen() throws {
    var screen = screen()
    screen.press(.character("?"))
    screen.type("timers")
    #expect(screen.frame.contains("show or hide timers"))
    #expect(!screen.frame.contains("a new payment"))
    screen.press(.enter)
    #expect(screen.model.lanes.showsTimers)
    #expect(screen.model.overlay == nil)
  }

  @Test func whatCannotBeDoneSaysWhy() {
    var screen = screen()
    screen.press(.character(":"))
    screen.type("send the next notify")
    screen.press(.enter)
    #expect(screen.model.notice?.en == "no notify is to come")
  }

  @Test func escapeClearsTheFilterThenCloses() {
    var screen = screen()
    screen.press(.control("p"))
    screen.type("xyzzy")
    #expect(screen.frame.contains("nothing matches"))
    screen.press(.enter, .escape)
    #expect(screen.model.overlay != nil)
    screen.press(.escape)
    #expect(screen.model.overlay == nil)
  }

  @Test(arguments: [Language.en, .zh]) func aScenarioIsStartedFromTheList(language: Language) throws
  {
    var screen = screen(language)
    screen.press(.escape, .character("s"))
    screen.type("late")
    try screen.expectFrame("scenarios-100x30-\(language.rawValue)")
    screen.press(.enter)
    #expect(screen.model.preferences.title == "notify-late")
    screen.pass(.seconds(20))
    #expect(screen.model.walk.takings.count == 1)
    #expect(screen.model.others.kept.count == 1)
  }

  @Test func aScenarioDoesNotCutAPaymentOffUnasked() {
    var screen = screen()
    screen.press(.enter, .character("s"), .enter)
    #expect(screen.model.overlay == .confirm(.scenario("notify-late")))
    screen.press(.character("n"))
    #expect(screen.model.walk.payer.screen == .app(.wechat, .confirm))
    screen.press(.character("s"), .enter, .character("y"))
    #expect(screen.model.preferences.title == "notify-late")
  }

  @Test func aThemeIsSeenBeforeItIsKept() {
    var screen = screen()
    screen.press(.character("t"))
    screen.press(.down)
    #expect(screen.effects.last == .theme("light"))
    screen.press(.escape)
    #expect(screen.effects.last == .theme("dark"))
    screen.press(.character("t"), .down, .enter)
    #expect(screen.effects.last == .theme("light"))
    #expect(screen.model.preferences.theme == "light")
  }

  @Test(arguments: [Language.en, .zh]) func theNextPaymentHasTheSettingsThatWereChosen(
    language: Language
  ) throws {
    var screen = screen(language)
    screen.press(.escape, .character("o"))
    for _ in 0..<2 { screen.press(.down) }
    screen.press(.right, .right)
    try screen.expectFrame("settings-100x30-\(language.rawValue)")
    screen.press(.enter)
    #expect(screen.model.walk.settings.frontend.getOrderStatus == .never)
    screen.pass(.seconds(1))
    #expect(screen.model.walk.payer.acts.contains(.wechat))
    screen.press(.enter, .enter)
    screen.pass(.seconds(30))
    #expect(screen.model.walk.conclusion == .noCallback)
  }

  @Test func copyingHandsTheTextOver() throws {
    var screen = screen()
    screen.press(.character("y"), .down, .enter)
    guard case .copy(let text, _)? = screen.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.contains("out_order_no"))
    screen.press(.character("y"), .down, .down, .enter)
    guard case .copy(let diagram, _)? = screen.effects.last else { return }
    #expect(diagram.hasPrefix("sequenceDiagram"))
  }
}
