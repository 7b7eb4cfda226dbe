import ArgumentParser
import CashierUI
import Documents
import Foundation
import Terminal
import Walk

/// A recorded walk on the screen.
struct ViewCommand: ParsableCommand, ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "view", abstract: "Show a recorded walk on the screen, moment by moment.",
    discussion: """
      A TRACE is what --trace writes. The latest walks that were on the screen are kept, even of a \
      program that was killed: --last shows the newest.
      """)

  @Argument(
    help: ArgumentHelp("A trace's file.", valueName: "trace"), completion: .file())
  var trace: String?

  @Flag(help: "The latest walk that was on the screen.")
  var last = false

  @OptionGroup(title: "Screen") var screen: ScreenOptions
  @OptionGroup var languageOption: LanguageOption

  var showsScreen: Bool { true }

  func validate() throws {
    if (trace == nil) != last { throw ValidationError("Name a trace, or say --last.") }
  }

  func run() throws {
    let language = languageOption.language
    let path = try trace ?? latest(language)
    let replay = try TraceSource(path: path).replayOrExit(language)
    let title = path.split(separator: "/").last.map { printable(String($0)) } ?? path
    try RecordedRun(
      walk: replay.walk, history: replay.history, title: title, language: language, options: screen
    ).run()
  }

  private func latest(_ language: Language) throws -> String {
    guard let path = LatestWalks(folder: Places.latestWalks).files.first else {
      Output.error(
        language == .zh
          ? "还没有走查记录：先运行 cashier" : "there is no walk yet: run cashier first")
      throw ExitCode.unable
    }
    return path
  }
}
