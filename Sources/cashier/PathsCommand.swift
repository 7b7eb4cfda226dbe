import ArgumentParser
import Foundation

/// Where the program looks for things.
struct PathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths", abstract: "Print where the program looks for things.")

  func run() {
    Output.line("binary     \(Places.binary ?? "?")")
    line("config", Places.configuration)
    line("orders", Places.orderBook)
    line("keys", Places.keys.path)
    line("walks", Places.latestWalks)
    for folder in Places.themes.folders { line("themes", folder) }
    for folder in Places.scenarios.folders { line("scenarios", folder) }
  }

  private func line(_ name: String, _ path: String) {
    let exists = FileManager.default.fileExists(atPath: path)
    let name = name.padding(toLength: 9, withPad: " ", startingAt: 0)
    Output.line("\(name)  \(path)\(exists ? "" : "  (not there)")")
  }
}
