import Documents
import Payment
import TTPay
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
    guard let conclusion = walk.finalConclusion, let verdict = walk.finalVerdict else { return [] }
    let codes = walk.successCodes.map(String.init).joined(separator: ", ")
    let (polls, queries) = (walk.queries(for: .poll), walk.queries(for: .getOrderStatus))
    let isZh = language == .zh
    let facts =
      isZh
      ? [
        "success：\(codes.isEmpty ? "无" : codes)", "轮询：\(polls) 次",
        "getOrderStatus 查询：\(queries) 次",
      ]
      : [
        "success: \(codes.isEmpty ? "none" : codes)", "polls: \(polls)",
        "getOrderStatus queries: \(queries)",
      ]
    return [
      (isZh ? "画面  " : "screen:  ") + screen(of: walk),
      (isZh ? "结局  " : "outcome: ") + conclusion.name,
      (isZh ? "判定  " : "verdict: ")
        + "\(verdict.text(after: conclusion)[language])  (\(verdict.rawValue))",
      facts.joined(separator: isZh ? "，" : ", "),
    ].map(printable)
  }

  /// What the payer's phone shows in the end.
  private func screen(of walk: Walk) -> String {
    switch walk.payer.screen {
    case .miniProgram(let page): page.title[language]
    case .sheet(let sheet): Message.sheet(sheet).label[language]
    case .app(let channel, let page): "\(channel.appName[language]) · \(page.name)"
    case .home: language == .zh ? "手机桌面（App 已被杀掉）" : "home screen (the app was killed)"
    }
  }

  private func name(of level: Finding.Level) -> String {
    guard language == .zh else { return level.rawValue }
    return switch level {
    case .error: "错误"
    case .warning: "警告"
    case .note: "提示"
    }
  }

  private func line(_ text: EntryText) -> String {
    let route = padded(text.route, to: language == .zh ? 18 : 24)
    let flag =
      if case .finding(let finding, _) = text.entry.what { "[\(name(of: finding.level))] " } else {
        ""
      }
    return printable(
      "\(padded(text.time, to: 9, alignment: .right))  \(route)  \(flag)\(text.label)")
  }
}
