import ArgumentParser
import Documents
import Foundation

extension Language: ExpressibleByArgument {}

/// `--lang`, else the configuration, else the locale.
struct LanguageOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The language of texts; the configuration's, else the locale's by default.",
      valueName: "zh|en"))
  var lang: Language?

  var language: Language { lang ?? Self.standard }

  /// Without `--lang`.
  static var standard: Language {
    ConfigurationFile.own.settings.language?.value
      ?? Language(environment: ProcessInfo.processInfo.environment)
  }
}
