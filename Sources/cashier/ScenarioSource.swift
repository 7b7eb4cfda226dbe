import ArgumentParser
import Documents
import Scenario

extension Scenario {
  /// The scenario of that name or file; says what is wrong and ends the command.
  static func openOrExit(_ name: String, _ language: Language) throws -> Scenario {
    do throws(ScenarioError) {
      let documents = try Places.scenarios.documents(named: name, isFolder: { _ in false })
      guard let document = documents.first else { throw .unreadable(path: name) }
      return try Scenario(document)
    } catch {
      Output.error(error.text[language])
      throw ExitCode.unable
    }
  }
}
