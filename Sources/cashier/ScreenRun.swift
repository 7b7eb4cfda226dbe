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
  @Option(help: ArgumentHelp("A theme's name or file; see cashier themes.", valueName: "theme"))
  var theme = "dark"

  @Option(help: ArgumentHelp("How fast the clock runs, from 0.25 to 64.", valueName: "x"))
  var speed: SpeedArgument?

  @Flag(help: "Draw with ASCII signs only.")
  var ascii = false
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

  func run() throws {
    let screen = ScreenSession(options: options, language: language)
    try screen.run(
      { session, theme, preferences in
        var preferences = preferences
        preferences.signsWithTestSecret = signsWithTestSecret
        preferences.listening = listening
        preferences.title = scenario?.name
        var model = Model(walk: walk, preferences: preferences, size: session.size)
        model.begin(at: options.speed?.speed, playing: scenario)
        let latest = LatestWalks(folder: Places.latestWalks).begin()
        return App(
          model: model, theme: theme, session: session, outside: outside, calls: calls,
          save: { SavedScenarios(folder: Places.scenarios.folders.first).save($0) },
          observe: {
            trace?.append($0)
            latest.append($0)
          })
      }, finish: record)
  }

  /// Records the walk that the app has come to.
  private func record(_ app: App, _ theme: Theme) {
    guard let recording else { return }
    var settings = Cast.Settings()
    settings.theme = theme
    settings.size = app.size
    _ = recording.write(Cast(app.walk, preferences: app.preferences, settings))
  }
}

/// A recorded walk on a screen.
struct RecordedRun {
  let walk: Walk
  let title: String
  let language: Language
  let options: ScreenOptions

  func run() throws {
    try ScreenSession(options: options, language: language).run { session, theme, preferences in
      var preferences = preferences
      preferences.title = title
      var model = Model(walk: walk, preferences: preferences, size: session.size)
      model.show(recording: walk)
      return App(model: model, theme: theme, session: session)
    }
  }
}

/// The terminal, taken for as long as an app runs on it.
struct ScreenSession {
  let options: ScreenOptions
  let language: Language

  /// - Parameter start: makes the app for the session that has been entered.
  /// - Parameter finish: told of the app when the terminal has been given back.
  func run(
    _ start: (TerminalSession, Theme, Model.Preferences) -> App,
    finish: (App, Theme) -> Void = { _, _ in }
  ) throws {
    let environment = ProcessInfo.processInfo.environment
    let capabilities = TerminalCapabilities.current { environment[$0] }
    let theme = try Places.loadTheme(options.theme)
    let session = TerminalSession(capabilities: capabilities)
    do throws(TerminalError) {
      try session.enter()
    } catch {
      Output.error(error.description)
      throw ExitCode.unable
    }
    // English where the locale cannot show Chinese.
    let preferences = Model.Preferences(
      language: capabilities.showsUnicode ? language : .en,
      glyphs: options.ascii ? .ascii : capabilities.glyphs)
    var app = start(session, theme, preferences)
    let ending = app.run()
    session.leave()
    finish(app, theme)
    switch ending {
    case .quit: break
    case .signal(let signal): raiseDefault(signal)
    case .hungUp: raiseDefault(SIGHUP)
    }
  }
}
