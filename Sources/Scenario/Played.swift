import Documents
import Payment
import Walk

/// A scenario that was played, for reports.
public struct Played: Sendable {
  public enum Result: Sendable {
    case played(Outcome)
    /// Under many seeds.
    case swept(SeedSweep, Scenario, ClosedRange<UInt64>)
    case skipped(Scenario, reason: Bilingual)
    case unreadable(ScenarioError)
  }

  /// Its file, or its name in the catalogue.
  public let place: String
  public let result: Result
  /// The last entries before a failure, in words.
  public var lastEntries: [String] = []
  /// The payment as a sequence diagram, where it is wanted.
  public var diagram: String?

  public init(place: String, _ result: Result) {
    self.place = place
    self.result = result
  }

  public enum Status: String, Sendable { case passed, failed, skipped, error }

  public var status: Status {
    switch result {
    case .played(let outcome):
      outcome.contradiction != nil ? .error : outcome.passed ? .passed : .failed
    case .swept(let sweep, _, _):
      sweep.isContradiction ? .error : sweep.failed == 0 ? .passed : .failed
    case .skipped: .skipped
    case .unreadable: .error
    }
  }

  public var name: String {
    switch result {
    case .played(let outcome): outcome.scenario.name
    case .swept(_, let scenario, _), .skipped(let scenario, _): scenario.name
    case .unreadable: place
    }
  }

  /// What came of it; of the smallest failing seed where there were many.
  public var outcome: Outcome? {
    switch result {
    case .played(let outcome): outcome
    case .swept(let sweep, _, _): sweep.smallest
    case .skipped, .unreadable: nil
    }
  }
}

extension Outcome {
  /// `unconfirmed, unresolved though paid`, as a line of a list.
  public func summary(_ language: Language) -> String {
    if language == .zh, let conclusion, let verdict {
      return "\(conclusion.title.zh)，\(verdict.text(after: conclusion).zh)"
    }
    let verdict = verdict?.rawValue.split(separator: "-").joined(separator: " ")
    return [conclusion?.name, verdict].compactMap(\.self).joined(separator: ", ")
  }

  /// Each thing that is not as it should be, in a line.
  public func complaints(_ language: Language) -> [String] {
    var lines: [String] = []
    switch trouble {
    case .impossible(let step, let possible):
      let acts = possible.map(\.rawValue).joined(separator: ", ")
      lines.append(
        language == .zh
          ? "第 \(step.line) 行：“\(step.act.rawValue)”始终做不了；当时能做的有：\(acts.isEmpty ? "无" : acts)"
          : "line \(step.line): “\(step.act.rawValue)” never becomes possible; possible then: "
            + (acts.isEmpty ? "nothing" : acts))
      if let orderFailure {
        lines.append(
          language == .zh
            ? "没有下成单：\(orderFailure)" : "there is no order: making it failed (\(orderFailure))")
      }
    case .limit(let limit):
      lines.append(
        language == .zh
          ? "没有结束：到了上限（虚拟时间 \(limit.time.written)，\(limit.entries) 条记录）"
          : "it did not end: stopped at its limit (\(limit.time.written) of virtual time, "
            + "\(limit.entries) entries)")
    case nil: break
    }
    if contradiction != nil { return lines }
    return lines
      + failures.map { check in
        language == .zh
          ? "\(check.name)：期望 \(check.expected)，实际 \(check.got)"
          : "\(check.name): expected \(check.expected), got \(check.got)"
      }
  }
}
