import ArgumentParser
import Documents
import Foundation

extension Language: ExpressibleByArgument {}

/// `--lang`, else the locale.
struct LanguageOption: ParsableArguments {
  @Option(help: ArgumentHelp("The language of texts; the locale's by default.", valueName: "zh|en"))
  var lang: Language?

  var language: Language {
    lang ?? Language(environment: ProcessInfo.processInfo.environment)
  }
}
