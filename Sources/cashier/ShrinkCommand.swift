import ArgumentParser
import Documents
import Foundation
import Scenario

/// The smallest scenario that still fails.
struct ShrinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shrink",
    abstract: "Print the smallest scenario that still fails as this one does.",
    discussion: "Exits with 1 when the scenario does not fail: there is nothing to shrink.")

  @Argument(
    help: ArgumentHelp("A scenario's file, or its name.", valueName: "scenario"),
    completion: .scenario)
  var scenario: String

  @Option(help: ArgumentHelp("The seed under which it fails.", valueName: "n"))
  var seed: UInt64?

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let shrink: Shrink?
    do throws(ScenarioError) {
      let documents = try Places.scenarios.documents(named: scenario, isFolder: { _ in false })
      guard let document = documents.first else { throw .unreadable(path: scenario) }
      shrink = try Shrink(document, seed: seed)
    } catch {
      Output.error(error.text[language])
      throw ExitCode.unable
    }
    guard let shrink else {
      Output.error(
        language == .zh ? "这个场景没有失败，不用缩小" : "this scenario does not fail: nothing to shrink")
      throw ExitCode.no
    }
    Output.write(shrink.text, to: .standardOutput)
    Output.error(language == .zh ? "试了 \(shrink.tried) 个场景" : "tried \(shrink.tried) scenarios")
  }
}
