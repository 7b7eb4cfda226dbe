import ArgumentParser
import Documents
import Foundation
import Scenario
import Walk

/// What is exported: the walk of a trace, or of a scenario that is played.
struct ExportSource {
  let walk: Walk
  let title: String

  /// A scenario's name or its file, else a trace. A story that could not be told to its end is told
  /// of.
  static func openOrExit(_ name: String, seed: UInt64?, _ language: Language) throws
    -> ExportSource
  {
    let isKnown = Places.scenarios.entries.contains { $0.name == name }
    if !isKnown, !name.hasSuffix(".yaml"), FileManager.default.fileExists(atPath: name) {
      if seed != nil {
        Output.error(
          language == .zh
            ? "--seed 只用于场景：轨迹已经有自己的种子" : "--seed is for scenarios: a trace has its own")
        throw ExitCode.unable
      }
      let walk = try TraceSource(path: name).replayOrExit(language).walk
      return ExportSource(
        walk: walk, title: name.split(separator: "/").last.map { printable(String($0)) } ?? name)
    }
    var scenario = try Scenario.openOrExit(name, language)
    if let seed { scenario.settings.seed = seed }
    var player = Player(scenario)
    let outcome = player.play()
    if outcome.trouble != nil {
      for complaint in outcome.complaints(language) { Output.error(printable(complaint)) }
    }
    if outcome.contradiction != nil { throw ExitCode.unable }
    return ExportSource(walk: player.walk, title: printable(scenario.name))
  }
}
