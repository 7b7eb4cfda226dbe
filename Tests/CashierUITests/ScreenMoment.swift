import Documents
import Payment
import Scenario
import Simulation
import TTPay
import Terminal
import Walk

@testable import CashierUI

/// A moment of the whole screen, which can be looked at in any size and language.
struct ScreenMoment: Sendable {
  let name: String
  /// How it is come to from a payment whose notify was lost once, paused where it ended.
  let way: @Sendable (inout Screen) -> Void

  func frame(_ size: Size, _ language: Language) -> String {
    var settings = WalkSettings()
    settings.channel.notifies = Listed([.lost], then: .delivered)
    var screen = Screen(size.columns, size.rows, language: language, settings: settings)
    screen.model.preferences.resources = Self.resources
    screen.press(.enter, .enter)
    screen.pass(.seconds(4))
    screen.press(.character(" "))
    way(&screen)
    return screen.frame
  }

  static let overlays: [ScreenMoment] = [
    ScreenMoment(name: "help") { $0.press(.character("?")) },
    ScreenMoment(name: "palette, filtered") {
      $0.press(.character(":"))
      $0.type("no")
    },
    ScreenMoment(name: "scenarios") { $0.press(.character("s")) },
    ScreenMoment(name: "settings") { $0.press(.character("o")) },
    ScreenMoment(name: "themes") { $0.press(.character("t")) },
    ScreenMoment(name: "walks: one was left") {
      $0.lookBack(before: .pay)
      $0.press(.escape)
      $0.pass(.seconds(1))
      $0.press(.character("b"))
    },
    ScreenMoment(name: "orders") { $0.press(.character("m")) },
    ScreenMoment(name: "copy") { $0.press(.character("y")) },
    ScreenMoment(name: "filter") { $0.press(.character("f")) },
    ScreenMoment(name: "entry") { $0.press(.character("i")) },
    ScreenMoment(name: "open a file") {
      $0.press(.character("O"))
      $0.type("order.json")
    },
    ScreenMoment(name: "pasted, no order") { $0.send(.paste("{ \"price\": ")) },
    ScreenMoment(name: "quit?") {
      $0.press(.home, .right, .right, .right, .right, .right, .escape)
      $0.press(.character("N"), .character(" "), .character("q"))
    },
  ]

  static let lanes: [ScreenMoment] = [
    ScreenMoment(name: "the notify is lost") { $0.toLanes() },
    ScreenMoment(name: "timers and complete") {
      $0.toLanes()
      $0.press(.character("a"))
    },
    ScreenMoment(name: "times of day") {
      $0.toLanes()
      $0.press(.character("T"))
    },
    ScreenMoment(name: "times since the one before") {
      $0.toLanes()
      $0.press(.character("T"), .character("T"))
    },
    ScreenMoment(name: "a moment of the past") {
      $0.toLanes()
      $0.press(.character("["), .character("["), .character("["))
    },
    ScreenMoment(name: "polls unfolded") {
      $0.toLanes()
      $0.unfold()
    },
    ScreenMoment(name: "searched") {
      $0.toLanes()
      $0.press(.character("/"))
      $0.type("status")
      $0.press(.enter)
    },
    ScreenMoment(name: "filtered") {
      $0.toLanes()
      $0.press(.character("f"), .down, .enter)
    },
  ]

  private static let resources: Resources = {
    var resources = Resources()
    resources.scenarios = {
      ScenarioCatalogue(folders: []).entries.prefix(9).map { entry in
        Resources.Named(name: entry.name, about: Bilingual(zh: "一个故事", en: "A story."))
      }
    }
    resources.themes = {
      [
        Resources.Named(name: "dark", about: Bilingual(zh: "柔和的深色", en: "soft panels")),
        Resources.Named(name: "light", about: Bilingual(zh: "纸一样的浅色", en: "paper")),
      ]
    }
    return resources
  }()
}

extension Screen {
  fileprivate mutating func toLanes() {
    if model.pane == .phone { press(.tab) }
  }

  /// Unfolds the first run of equal polls.
  fileprivate mutating func unfold() {
    guard let row = model.lanes.rows.indices.first(where: { model.lanes.folded($0) != nil }) else {
      return
    }
    model.lanes.select(row: row)
    press(.enter)
  }
}
