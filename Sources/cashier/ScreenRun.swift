import ArgumentParser
import CashierUI
import Channels
import Documents
import Export
import Foundation
import Outside
import Scenario
import Terminal
import Walk

/// How the screen looks.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A theme's name or file; see cashier themes.", valueName: "theme"),
    completion: .theme)
  var theme: String?

  @Option(help: ArgumentHelp("How fast the clock runs, from 0.25 to 64.", valueName: "x"))
  var speed: SpeedArgument?

  @Flag(inversion: .prefixedNo, help: "Draw with ASCII signs only.")
  var ascii: Bool?

  @Flag(inversion: .prefixedNo, help: "Whether the mouse works on the screen.")
  var mouse: Bool?
}

/// A command that may take the screen: mistakes in the configuration are then told there.
protocol ScreenCommand {
  var showsScreen: Bool { get }
}

/// The walk on a screen.
struct ScreenRun {
  let walk: Walk
  let language: Language
  let options: ScreenOptions
  let signsWithTestSecret: Bool
  /// Where the channels' servers listen.
  let listening: String?
  let outside: OutsideWork?
  let calls: Inbox<ChannelCall, ChannelAnswer>?
  let trace: TraceFile?
  let recording: CastFile?
  /// What plays the payer.
  let scenario: Scenario?
  /// What can be asked for while it runs.
  let resources: Resources

  func run() throws {
    let screen = ScreenSession(options: options, language: language)
    try screen.run(
      { session, theme, preferences in
        var preferences = preferences
        preferences.signsWithTestSecret = signsWithTestSecret
        preferences.listening = listening
        preferences.title = scenario?.name
        preferences.resources = resources
        var model = Model(walk: walk, preferences: preferences, size: session.size)
        // Beside a real server the clock runs at 1×.
        let isLive = walk.settings.remote != nil || listening != nil
        model.begin(at: isLive ? nil : screen.settings.speed.value, playing: scenario)
        let latest = LatestWalks(folder: Places.latestWalks).begin()
        return App(
          model: model, theme: theme, themes: ScreenResources.theme,
          themeFile: ScreenResources.themeFile, session: session,
          outside: outside, calls: calls,
          save: SavedScenarios.own.save,
          observe: {
            trace?.append($0, number: $1)
            latest.append($0, number: $1)
          })
      }, finish: record)
  }

  /// Records the walk that the app has come to; false where that, or its trace, has failed.
  private func record(_ app: App, _ theme: Theme) -> Bool {
    let isTraced = trace?.hasFailed != true
    guard let recording else { return isTraced }
    var settings = Cast.Settings()
    settings.theme = theme
    settings.size = app.size
    return recording.write(Cast(app.walk, preferences: app.preferences, settings)) && isTraced
  }
}

/// A recorded walk on a screen.
struct RecordedRun {
  let walk: Walk
  let history: History
  let title: String
  let language: Language
  let options: ScreenOptions

  func run() throws {
    let screen = ScreenSession(options: options, language: language)
    try screen.run { session, theme, preferences in
      var preferences = preferences
      preferences.title = title
      preferences.resources = ScreenResources.all()
      var model = Model(walk: walk, preferences: preferences, size: session.size)
      model.show(recording: walk, history: history, at: screen.settings.speed.value)
      return App(
        model: model, theme: theme, themes: ScreenResources.theme,
        themeFile: ScreenResources.themeFile, session: session, save: SavedScenarios.own.save)
    }
  }
}

/// The terminal, taken for as long as an app runs on it.
struct ScreenSession {
  let settings: ScreenSettings
  let language: Language

  init(options: ScreenOptions, language: Language) {
    self.language = language
    settings = ScreenSettings(
      options, lang: language, file: .own, environment: ProcessInfo.processInfo.environment)
  }

  /// - Parameter start: makes the app for the session that has been entered.
  /// - Parameter finish: told of the app when the terminal has been given back; whether it could do
  ///   what it had to.
  func run(
    _ start: (TerminalSession, Theme, Model.Preferences) -> App,
    finish: (App, Theme) -> Bool = { _, _ in true }
  ) throws {
    let environment = ProcessInfo.processInfo.environment
    let capabilities = TerminalCapabilities.current { environment[$0] }
    var complaints = ConfigurationFile.own.complaints
    let theme = try loadTheme(&complaints)
    let session = TerminalSession(capabilities: capabilities, usesMouse: settings.mouse.value)
    do throws(TerminalError) {
      try session.enter()
    } catch {
      Output.error(error.description)
      throw ExitCode.unable
    }
    // English where the locale cannot show Chinese.
    var preferences = Model.Preferences(
      language: capabilities.showsUnicode ? language : .en,
      glyphs: settings.ascii.value ? .ascii : capabilities.glyphs)
    preferences.showsChinese = capabilities.showsUnicode
    preferences.keymap = settings.keymap
    preferences.theme = settings.theme.value
    preferences.greeting = Self.greeting(
      complaints.map { $0.replacing(printable(ConfigurationFile.own.path), with: "config.yaml") })
    var app = start(session, theme, preferences)
    let ending = app.run()
    session.leave()
    let isDone = finish(app, ScreenResources.theme(app.preferences.theme) ?? theme)
    switch ending {
    case .quit: if !isDone { throw ExitCode.unable }
    case .signal(let signal): raiseDefault(signal)
    case .hungUp: raiseDefault(SIGHUP)
    }
  }

  /// A theme that the configuration names, and that there is not, is one of its mistakes.
  private func loadTheme(_ complaints: inout [String]) throws -> Theme {
    let name = settings.theme.value
    do throws(ThemeError) {
      let (theme, warnings) = try Places.themes.load(name)
      complaints += warnings.map { "\(printable(name)): \($0)" }
      return theme
    } catch {
      guard case .file(let line) = settings.theme.origin else {
        Output.error(error.description)
        throw ExitCode.unable
      }
      let file = printable(ConfigurationFile.own.path)
      complaints.append("\(file): line \(line): \(error)")
      return (try? Places.themes.load("dark").theme) ?? .base
    }
  }

  /// The first of them; the command that lists them all.
  private static func greeting(_ complaints: [String]) -> Bilingual? {
    guard let first = complaints.first else { return nil }
    let more = complaints.count - 1
    return Bilingual(
      zh: first + (more > 0 ? "（另有 \(more) 处：cashier config）" : ""),
      en: first + (more > 0 ? " (\(more) more: cashier config)" : ""))
  }
}
