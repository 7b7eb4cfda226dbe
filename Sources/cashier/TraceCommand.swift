import ArgumentParser
import CashierUI
import Documents
import Export
import Foundation
import Payment
import Scenario
import Simulation
import Walk

/// What a trace says, or where two of them differ.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Sum up a trace, draw it, or find where two first differ.",
    discussion: "With two traces the exit status is 0 when they are equal and 1 when they differ.")

  @Argument(help: ArgumentHelp("A trace's file.", valueName: "trace"), completion: .file())
  var trace: String

  @Argument(
    help: ArgumentHelp("Another one to hold it against.", valueName: "other"), completion: .file())
  var other: String?

  @Flag(help: "Print it as a sequence diagram in Mermaid's language.")
  var mermaid = false

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if mermaid, other != nil { throw ValidationError("--mermaid draws one trace.") }
  }

  func run() throws {
    let language = languageOption.language
    if let other { return try compare(with: other, language) }
    let source = TraceSource(path: trace)
    let walk = try source.replayOrExit(language).walk
    if mermaid {
      Output.write(MermaidDiagram(walk).text, to: .standardOutput)
    } else {
      summary(walk, language).forEach(Output.line)
    }
  }

  private func summary(_ walk: Walk, _ language: Language) -> [String] {
    let outcome = Outcome(
      Scenario(name: "trace"), seed: walk.settings.seed, walk, nil)
    let isZh = language == .zh
    let start = Timestamp.text(seconds: walk.settings.start.seconds)
    var lines = [
      (isZh ? "开始  " : "start:    ") + "\(start)  seed \(walk.settings.seed)",
      (isZh ? "记录  " : "entries:  ")
        + "\(walk.journal.entries.count)  (\(outcome.duration.written))",
    ]
    lines += Narration(language: language).ending(of: walk)
    if !outcome.findings.isEmpty {
      lines.append(
        (isZh ? "发现  " : "findings: ") + printable(outcome.findings.joined(separator: ", ")))
    }
    for violation in outcome.violations {
      lines.append(
        isZh
          ? "#\(violation.entry) 违反 \(violation.invariant.rawValue)：\(violation.invariant.about.zh)"
          : "#\(violation.entry) breaks \(violation.invariant.rawValue): \(violation.invariant.about.en)"
      )
    }
    return lines
  }

  /// The first line in which they differ, the settings' first.
  private func compare(with other: String, _ language: Language) throws {
    let (a, b) = (
      try TraceSource(path: trace).openOrExit(language),
      try TraceSource(path: other).openOrExit(language)
    )
    let isZh = language == .zh
    let settings = SettingsDifference(a.header, b.header).lines
    if !settings.isEmpty {
      Output.line(isZh ? "设置不同：" : "the settings differ:")
      for line in settings { Output.line("  " + printable(line)) }
    }
    for index in 0..<max(a.lines.count, b.lines.count) {
      let (first, second) = (
        index < a.lines.count ? a.lines[index] : nil, index < b.lines.count ? b.lines[index] : nil
      )
      guard first != second else { continue }
      Output.line(isZh ? "第一处不同在 #\(index + 1)：" : "they first differ at #\(index + 1):")
      tell(first, second)
      throw ExitCode.no
    }
    if let place = zip(a.orders, b.orders).enumerated().first(where: { $1.0 != $1.1 })?.offset {
      Output.line(isZh ? "第 \(place + 1) 个订单不同：" : "order \(place + 1) differs:")
      for (sign, order) in [("-", a.orders[place]), ("+", b.orders[place])] {
        Output.line("\(sign) \(printable(order.info.json()))")
      }
      throw ExitCode.no
    }
    if !settings.isEmpty {
      Output.line(isZh ? "记录完全相同" : "the entries are equal")
      throw ExitCode.no
    }
    Output.line(
      isZh ? "完全相同：\(a.lines.count) 条记录" : "equal: \(a.lines.count) entries")
  }

  private func tell(_ first: Data?, _ second: Data?) {
    for (sign, line) in [("-", first), ("+", second)] {
      let text = line.map { printable(String(decoding: $0, as: UTF8.self)) } ?? ""
      Output.line("\(sign) \(text)")
    }
  }
}
