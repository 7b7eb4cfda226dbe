import ArgumentParser
import Documents
import Foundation
import Terminal

/// The themes there are.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List the themes, what each is, and where it comes from.")

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var languageOption: LanguageOption

  func run() {
    let listed = Places.themes.entries.map(Listed.init)
    if json {
      let values = listed.map { Value.object($0.json) }
      let object = Object(["version": .number(Number(1)), "themes": .array(values)])
      Output.line(Value.object(object).json(indented: true))
    } else {
      print(listed)
    }
  }

  private func print(_ listed: [Listed]) {
    let environment = ProcessInfo.processInfo.environment
    let isColored = cashier.Style.standardOutput(environment: environment).isColored
    let language = languageOption.language
    let names = listed.map { columns(of: $0.entry.name) }.max() ?? 0
    let abouts = listed.map { columns(of: $0.about(in: language)) }.max() ?? 0
    for theme in listed {
      let swatch =
        isColored ? ThemeSwatch(theme: theme.theme, environment: environment).text + "  " : ""
      Output.line(
        "\(padded(theme.entry.name, to: names))  \(swatch)"
          + "\(padded(theme.about(in: language), to: abouts))  \(theme.origin(in: language))")
    }
  }

  /// A theme with what its file says. One that cannot be read is told on standard error.
  private struct Listed {
    let entry: FileCatalogue.Entry
    let theme: Theme?

    init(_ entry: FileCatalogue.Entry) {
      self.entry = entry
      do throws(ThemeError) {
        theme = try Places.themes.load(entry.name).theme
      } catch {
        Output.error(error.description)
        theme = nil
      }
    }

    func about(in language: Language) -> String {
      printable(theme?.about?[language] ?? "")
    }

    func origin(in language: Language) -> String {
      switch entry.origin {
      case .embedded: language == .zh ? "内置" : "built in"
      case .file(let path): path
      }
    }

    var json: Object {
      let origin = if case .file(let path) = entry.origin { path } else { "built in" }
      return Object([
        "name": .string(entry.name),
        "about": .object(
          Object([
            "zh": .string(theme?.about?.zh ?? ""), "en": .string(theme?.about?.en ?? ""),
          ])),
        "origin": .string(origin), "readable": .bool(theme != nil),
      ])
    }
  }
}
