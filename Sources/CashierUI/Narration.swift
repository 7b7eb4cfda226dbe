import Documents
import Payment
import Terminal
import Walk

/// The conversation as lines of text, for where there is no screen.
public struct Narration: Sendable {
  private let language: Language
  private var told = 0

  public init(language: Language) { self.language = language }

  /// The lines for what has happened since the last call: messages, findings, acts.
  public mutating func lines(of walk: Walk) -> [String] {
    defer { told = walk.journal.entries.count }
    return walk.journal.entries[told...].compactMap { entry in
      switch entry.what {
      case .message, .finding, .asked, .input(.answer):
        line(EntryText(entry: entry, walk: walk, language: language))
      case .input, .timer: nil
      }
    }
  }

  /// How it ended: what the payer is told, and the verdict.
  public func ending(of walk: Walk) -> [String] {
    guard let conclusion = walk.conclusion, let verdict = walk.verdict else { return [] }
    let codes = walk.successCodes.map(String.init).joined(separator: ", ")
    let isZh = language == .zh
    var facts = [
      isZh ? "success：\(codes.isEmpty ? "无" : codes)" : "success: \(codes.isEmpty ? "none" : codes)"
    ]
    facts.append(isZh ? "轮询：\(walk.frontend.polls) 次" : "polls: \(walk.frontend.polls)")
    facts.append(
      isZh
        ? "getOrderStatus 查询：\(walk.frontend.statusQueries) 次"
        : "status queries: \(walk.frontend.statusQueries)")
    return [
      (isZh ? "页面：" : "page:    ") + "\(conclusion.title[language])  (\(conclusion.name))",
      (isZh ? "结论：" : "verdict: ") + "\(verdict.text[language])  (\(verdict.rawValue))",
      facts.joined(separator: isZh ? "，" : ", "),
    ].map(printable)
  }

  private func line(_ text: EntryText) -> String {
    let route = padded(text.route, to: language == .zh ? 18 : 24)
    let flag =
      if case .finding(let finding, _) = text.entry.what { "[\(finding.level.rawValue)] " } else {
        ""
      }
    return printable(
      "\(padded(text.time, to: 9, alignment: .right))  \(route)  \(flag)\(text.label)")
  }
}
