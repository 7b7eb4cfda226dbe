import ArgumentParser
import CashierUI
import Documents
import Foundation
import Terminal

/// What the configuration comes to.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the settings that count, and who said so; print the default file.",
    discussion: """
      A flag goes before the environment, that before the configuration file, that before the \
      default. Secrets are not shown. The exit status is 1 when the file has mistakes; they are \
      named by line, and the rest of it applies.

      To begin with, where there is no such file yet:
      mkdir -p "$(dirname "$(cashier config --path)")"
      cashier config --print-default > "$(cashier config --path)"
      """)

  @Flag(help: "Print the default file, every key with its meaning.")
  var printDefault = false

  @Flag(help: "Print where the file is looked for.")
  var path = false

  @OptionGroup(title: "Screen") var screen: ScreenOptions
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if printDefault, path { throw ValidationError("--print-default and --path are two answers.") }
  }

  func run() throws {
    let language = languageOption.language
    if path { return Output.line(printable(ConfigurationFile.own.path)) }
    if printDefault {
      return Output.write(DefaultConfiguration(language: language).text, to: .standardOutput)
    }
    let environment = ProcessInfo.processInfo.environment
    let settings = ScreenSettings(
      screen, lang: languageOption.lang, file: .own, environment: environment)
    let listing = SettingsListing(language: language)
    listing.lines(settings, .own, environment).forEach(Output.line)
    let problems = themeProblems(settings.theme)
    problems.forEach(Output.error)
    if !problems.isEmpty || !ConfigurationFile.own.mistakes.isEmpty { throw ExitCode.no }
  }

  private func themeProblems(_ theme: ScreenSettings.Settled<String>) -> [String] {
    do throws(ThemeError) {
      return try Places.themes.load(theme.value).warnings
        .map { "\(printable(theme.value)): \($0)" }
    } catch {
      guard case .file(let line) = theme.origin else { return [error.description] }
      return ["\(printable(ConfigurationFile.own.path)): line \(line): \(error)"]
    }
  }
}
