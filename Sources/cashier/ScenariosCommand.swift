import ArgumentParser
import Documents
import Foundation
import Scenario
import Terminal

/// The scenarios there are.
struct ScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios",
    abstract: "List the scenarios; print one, or the schema of their files.",
    subcommands: [List.self, Show.self, Schema.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the scenarios, and what each is about.")

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var languageOption: LanguageOption

    func run() throws {
      let catalogue = Places.scenarios
      let entries = catalogue.entries
      let width = entries.map(\.name.count).max() ?? 0
      var values: [Value] = []
      for entry in entries {
        let about: Bilingual
        do throws(ScenarioError) {
          about = try Scenario(catalogue.document(entry)).about
        } catch {
          Output.error(error.text[languageOption.language])
          about = Bilingual("")
        }
        let origin =
          switch entry.origin {
          case .embedded: "built in"
          case .file(let path): path
          }
        values.append(
          .object(
            Object([
              "name": .string(entry.name), "about": .string(about.en), "origin": .string(origin),
            ])))
        if !json {
          let sentence = Self.firstSentence(about[languageOption.language])
          Output.line("\(padded(entry.name, to: width))  \(printable(sentence))")
        }
      }
      guard json else { return }
      Output.line(
        Value.object(Object(["version": .number(Number(1)), "scenarios": .array(values)]))
          .json(indented: true))
    }

    private static func firstSentence(_ text: String) -> String {
      let line = text.prefix { !$0.isNewline }
      let ends = [(". ", "."), ("。", "。")].compactMap { end, stop in
        line.firstRange(of: end).map { (at: $0.lowerBound, stop: stop) }
      }
      guard let end = ends.min(by: { $0.at < $1.at }) else { return String(line) }
      return line[..<end.at] + end.stop
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a scenario's file, to read or to start from.")

    @Argument(help: "Its name.", completion: .scenario) var name: String
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
      do throws(ScenarioError) {
        for document in try Places.scenarios.documents(named: name, isFolder: { _ in false }) {
          guard isatty(1) != 0 else {
            Output.write(Data(document.bytes), to: .standardOutput)
            continue
          }
          for line in printableLines(of: String(decoding: document.bytes, as: UTF8.self)) {
            Output.line(line)
          }
        }
      } catch {
        Output.error(error.text[languageOption.language])
        throw ExitCode.unable
      }
    }
  }

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the JSON Schema of a scenario's file, for editors.")

    func run() {
      let schema = Scenario.shape.jsonSchema(
        id: "https://cashier.example/scenario.schema.json", title: "A cashier scenario")
      Output.line(schema.json(indented: true, isHarmless: false))
    }
  }
}
