import ArgumentParser
import Documents
import Foundation
import Scenario
import Walk

/// What is exported: the walk of a trace, or of a scenario that is played.
struct ExportSource {
  let walk: Walk
  let title: String

  /// A trace where there is such a file that is no scenario, else a scenario's name or file.
  static func openOrExit(_ name: String, seed: UInt64?, _ language: Language) throws
    -> ExportSource
  {
    let isFile = FileManager.default.fileExists(atPath: name)
    if isFile, !name.hasSuffix(".yaml"), !name.hasSuffix(".yml") {
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
    _ = player.play()
    return ExportSource(walk: player.walk, title: printable(scenario.name))
  }
}
