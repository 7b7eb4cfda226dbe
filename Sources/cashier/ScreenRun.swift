import ArgumentParser
import CashierUI
import Channels
import Documents
import Foundation
import Outside
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

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let capabilities = TerminalCapabilities.current { environment[$0] }
    let theme = try loadTheme()
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
      glyphs: options.ascii ? .ascii : capabilities.glyphs,
      signsWithTestSecret: signsWithTestSecret, listening: listening)
    var model = Model(walk: walk, preferences: preferences, size: session.size)
    model.begin(at: options.speed?.speed)
    var app = App(model: model, theme: theme, session: session, outside: outside, calls: calls) {
      trace?.append($0)
    }
    let ending = app.run()
    session.leave()
    switch ending {
    case .quit: break
    case .signal(let signal): raiseDefault(signal)
    case .hungUp: raiseDefault(SIGHUP)
    }
  }

  private func loadTheme() throws -> Theme {
    do throws(ThemeError) {
      let (theme, warnings) = try Places.themes.load(options.theme)
      for warning in warnings { Output.error("\(options.theme): \(warning)") }
      return theme
    } catch {
      Output.error(error.description)
      throw ExitCode.unable
    }
  }
}
