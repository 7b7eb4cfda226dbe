import ArgumentParser
import Terminal

/// The themes there are.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List the themes and where each comes from.")

  func run() {
    let entries = Places.themes.entries
    let width = entries.map { columns(of: $0.name) }.max() ?? 0
    for entry in entries {
      let origin =
        switch entry.origin {
        case .embedded: "built in"
        case .file(let path): path
        }
      Output.line("\(padded(entry.name, to: width))  \(origin)")
    }
  }
}
