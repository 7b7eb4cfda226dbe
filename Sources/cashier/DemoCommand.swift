import ArgumentParser
import CashierUI
import Documents
import Foundation
import Outside
import Scenario
import Terminal

/// Scenarios one after another, for those who watch.
struct DemoCommand: ParsableCommand, ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Play scenarios one after another, with captions, for an audience.",
    discussion: """
      Goes on for ever, at a pace that can be watched. Any key stops it at the moment that is shown \
      and hands the payment over. Without SCENARIO it tells the best known stories.
      """)

  @Argument(
    help: ArgumentHelp(
      "A scenario's name (see cashier scenarios) or file; several are played in turn.",
      valueName: "scenario"),
    completion: .scenario)
  var scenarios: [String] = []

  @OptionGroup(title: "Screen") var screen: ScreenOptions
  @OptionGroup var languageOption: LanguageOption

  /// What goes right, and then what goes wrong most often.
  static let standard = [
    "wechat-paid", "alipay-cancel-then-pay", "wechat-notify-late", "notify-lost",
    "promise-always-0-believed", "user-kills-app-after-alipay",
  ]

  var showsScreen: Bool { true }

  func run() throws {
    keepMemorySmall()
    let language = languageOption.language
    let names = scenarios.isEmpty ? Self.standard : scenarios
    let demo = Demo(try names.map { try Scenario.openOrExit($0, language) })
    let place = ScreenSession(options: screen, language: language)
    try place.run { session, theme, preferences in
      var preferences = preferences
      preferences.resources = ScreenResources.all()
      var model = Model(
        walk: preferences.resources.walk(demo.scenarios[0].settings, nil),
        preferences: preferences, size: session.size)
      model.begin(demo, at: place.settings.speed.value)
      return App(
        model: model, theme: theme, themes: ScreenResources.theme,
        themeFile: ScreenResources.themeFile, session: session, save: SavedScenarios.own.save)
    }
  }
}
