import ArgumentParser
import Documents
import Foundation
import Scenario

/// `--report junit=results.xml`.
struct ReportArgument: ExpressibleByArgument {
  enum Kind: String, CaseIterable {
    case junit, json, tap, mermaid, md
  }

  let kind: Kind
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let kind = Kind(rawValue: parts[0]) else { return nil }
    self.kind = kind
    path = parts[1]
  }

  /// Mermaid draws one diagram a file; several stand in Markdown, which GitHub renders as well.
  private static func mermaid(_ played: [Played]) -> String {
    if played.count == 1 { return played[0].diagram ?? "" }
    return played.compactMap { each in
      each.diagram.map { "## \(each.name)\n\n```mermaid\n\($0)```\n" }
    }.joined(separator: "\n")
  }

  func write(_ played: [Played], _ language: Language) throws {
    let text =
      switch kind {
      case .junit: JUnitReport(played, language).text
      case .json: JSONReport(played, language).text
      case .tap: TAPReport(played, language).text
      case .mermaid: Self.mermaid(played)
      case .md: MarkdownReport(played, language).text
      }
    guard WrittenFile.write(Data(text.utf8), to: path) else {
      Output.error(
        language == .zh
          ? "\(printable(path))：无法写入报告，请检查目录和权限"
          : "\(printable(path)): the report cannot be written: check the folder and its permissions"
      )
      throw ExitCode.unable
    }
  }
}
