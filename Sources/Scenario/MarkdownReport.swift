import Documents

/// Results as Markdown: a table, what failed, and the diagram of each.
public struct MarkdownReport {
  public let text: String

  public init(_ played: [Played], _ language: Language) {
    let isZh = language == .zh
    var lines = [
      isZh ? "# 场景结果" : "# Scenarios", "",
      isZh ? "| 场景 | 结果 | 结局 | 轮询 |" : "| scenario | result | outcome | polls |",
      "|---|---|---|--:|",
    ]
    for each in played {
      let polls = each.outcome.map { "\($0.polls)" } ?? ""
      let outcome: String =
        switch each.result {
        case .skipped(_, let reason): reason[language]
        case .unreadable(let error): error.text[language]
        default: each.outcome?.summary(language) ?? ""
        }
      lines.append(
        "| \(Self.cell(each.name)) | \(each.status.rawValue) | \(Self.cell(outcome)) | \(polls) |")
    }
    for each in played where each.status == .failed || each.status == .error {
      lines += ["", "## \(each.name)", ""]
      lines += (each.outcome?.complaints(language) ?? []).map { "- \($0)" }
      if !each.lastEntries.isEmpty {
        lines += ["", "```", each.lastEntries.joined(separator: "\n"), "```"]
      }
    }
    for each in played {
      guard let diagram = each.diagram else { continue }
      lines += ["", "## \(each.name)", ""]
      if let outcome = each.outcome { lines += [outcome.scenario.about[language], ""] }
      lines += ["```mermaid", diagram + "```"]
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
