import ArgumentParser
import Foundation

/// Where the program looks for things.
struct PathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths", abstract: "Print where the program looks for things.")

  func run() {
    Output.line("binary  \(Places.binary ?? "?")")
    line("config", Places.configuration)
    line("orders", Places.orderBook)
    for folder in Places.themes.folders { line("themes", folder) }
  }

  private func line(_ name: String, _ path: String) {
    let exists = FileManager.default.fileExists(atPath: path)
    Output.line("\(name)  \(path)\(exists ? "" : "  (not there)")")
  }
}
