import Documents
import Foundation
import Scenario
import Simulation

/// What `cashier play` prints: a line a scenario, what is wrong below it, and the sum.
struct PlayLines {
  let language: Language
  let style: Style
  let nameWidth: Int
  /// On GitHub Actions failures become annotations.
  let annotates: Bool

  private var isZh: Bool { language == .zh }

  func tell(_ played: Played) {
    Output.line(line(played))
    for complaint in complaints(played) { Output.line("      " + printable(complaint)) }
    if played.status == .failed, !played.lastEntries.isEmpty {
      Output.line(style(isZh ? "      最后 10 条记录：" : "      the last ten entries:", .faint))
      for entry in played.lastEntries { Output.line(style("      " + entry, .faint)) }
    }
    if annotates { annotate(played) }
  }

  private func line(_ played: Played) -> String {
    let name = printable(played.name).padding(
      toLength: max(nameWidth, played.name.count), withPad: " ", startingAt: 0)
    let (word, role): (String, Style.Role) =
      switch played.status {
      case .passed: ("ok   ", .good)
      case .failed: ("FAIL ", .bad)
      case .skipped: ("skip ", .warning)
      case .error: ("error", .bad)
      }
    if case .unreadable(let error) = played.result {
      return style(word, role) + " " + error.text[language]
    }
    let facts = facts(played)
    return style(word, role) + " " + name + (facts.isEmpty ? "" : "  " + facts)
  }

  private func facts(_ played: Played) -> String {
    switch played.result {
    case .skipped(_, let reason): return reason[language]
    case .unreadable: return ""
    case .swept(let sweep, _, let seeds):
      let range = "\(seeds.lowerBound)..\(seeds.upperBound)"
      if sweep.failed == 0 { return isZh ? "种子 \(range) 全部通过" : "all seeds \(range) pass" }
      let smallest = sweep.smallest?.seed ?? 0
      return isZh
        ? "种子 \(range)：\(sweep.played) 个中有 \(sweep.failed) 个失败，最小的是 \(smallest)（--seed \(smallest) 可重放）"
        : "\(sweep.failed) of \(sweep.played) seeds in \(range) fail, the smallest is \(smallest) "
          + "(--seed \(smallest) replays it)"
    case .played(let outcome):
      if outcome.contradiction != nil { return "" }
      var facts = [outcome.summary(language)]
      facts.append(
        isZh
          ? "轮询 \(outcome.polls) 次" : "\(outcome.polls) poll\(outcome.polls == 1 ? "" : "s")")
      if let span = outcome.concluded {
        facts.append(isZh ? "success 后 \(spoken(span))" : "\(spoken(span)) after success")
      }
      return facts.joined(separator: "  ")
    }
  }

  /// To the millisecond, and to a tenth from ten seconds on.
  private func spoken(_ span: TimeSpan) -> String {
    let unit: Int64 = span < .seconds(10) ? 1_000 : 100_000
    let rounded = TimeSpan.microseconds((span.microseconds + unit / 2) / unit * unit).written
    guard let letter = rounded.firstIndex(where: \.isLetter) else { return rounded }
    return rounded[..<letter] + " " + rounded[letter...]
  }

  private func complaints(_ played: Played) -> [String] {
    guard played.status == .failed || played.status == .error else { return [] }
    return played.outcome?.complaints(language) ?? []
  }

  private func annotate(_ played: Played) {
    guard played.status == .failed || played.status == .error else { return }
    var message = complaints(played).joined(separator: "\n")
    var line = played.outcome?.contradiction?.step.line
    if case .unreadable(let error) = played.result {
      message = error.text[language]
      if case .malformed(_, let error) = error { line = error.line }
    }
    let isFile = played.place.hasSuffix(".yaml")
    let place = isFile ? "file=\(escaped(played.place, isProperty: true)),line=\(line ?? 1)," : ""
    Output.line(
      "::error \(place)title=\(escaped(played.name, isProperty: true))::"
        + escaped(
          printableLines(of: message).joined(separator: "\n"), isProperty: false))
  }

  /// As a workflow command wants it.
  private func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  func end(_ played: [Played]) {
    func count(_ status: Played.Status) -> Int { played.count { $0.status == status } }
    let (passed, failed) = (count(.passed), count(.failed))
    let (skipped, errors) = (count(.skipped), count(.error))
    var text =
      isZh
      ? "\(passed) 个通过，\(failed) 个失败，\(skipped) 个跳过"
      : "\(passed) passed, \(failed) failed, \(skipped) skipped"
    if errors > 0 { text += isZh ? "，\(errors) 个无法播放" : ", \(errors) not playable" }
    Output.line("")
    Output.line(style(text, failed + errors > 0 ? .bad : .good))
  }
}
