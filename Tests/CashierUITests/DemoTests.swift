import Documents
import Payment
import Scenario
import Simulation
import Terminal
import Testing
import Walk

@testable import CashierUI

@Suite struct DemoTests {
  private func demo(_ language: Language = .en) -> Screen {
    let stories = ["one", "two"].map {
      Scenario(
        name: $0, about: Bilingual(zh: "故事 \($0)。", en: "Story \($0)."),
        steps: [
          UserStep(.wechat, after: .constant(.seconds(1))),
          UserStep(.pay, after: .constant(.seconds(1))),
        ])
    }
    var screen = Screen(100, 30, language: language)
    screen.model.begin(Demo(stories), at: nil)
    return screen
  }

  @Test func oneStoryAfterAnotherForEver() {
    var screen = demo()
    var titles: [String] = []
    for _ in 0..<600 {
      screen.pass(.milliseconds(100))
      if let title = screen.model.preferences.title, titles.last != title { titles.append(title) }
    }
    #expect(Array(titles.prefix(4)) == ["one", "two", "one", "two"])
  }

  @Test func theCaptionTellsWhatHappens() throws {
    var screen = demo()
    screen.pass(.milliseconds(500))
    #expect(screen.frame.contains("Story one."))
    try screen.expectFrame("demo-100x30-en")
  }

  @Test func inChineseTheCaptionIsChinese() {
    var screen = demo(.zh)
    screen.pass(.milliseconds(500))
    #expect(screen.frame.contains("故事 one。") && !screen.frame.contains("Story"))
  }

  @Test func anyKeyHandsThePaymentOver() {
    var screen = demo()
    while screen.model.walk.payer.screen != .app(.wechat, .confirm) {
      screen.pass(.milliseconds(50))
    }
    screen.press(.character("q"))
    #expect(!screen.effects.contains(.quit))
    #expect(screen.model.isPaused && screen.model.demo == nil)
    screen.press(.character(" "), .escape)
    screen.pass(.seconds(30))
    #expect(screen.model.walk.takings.isEmpty)
    #expect(screen.model.preferences.title == "one")
  }
}
