import OrderBook
import Payment
import Simulation
import Walk

/// What came of a scenario that was played.
public struct Outcome: Sendable {
  /// One expectation, or invariant, and whether it held.
  public struct Check: Hashable, Sendable {
    public let name: String
    public let expected: String
    public let got: String
    public let holds: Bool
    /// The entry that shows it, where one does.
    public var entry: Int?
  }

  /// What ended the story before its time.
  public enum Trouble: Hashable, Sendable {
    /// The act never became possible; these were, when the user first had to decide.
    case impossible(UserStep, possible: [UserAct])
    case limit(Scenario.Limit)
  }

  public let scenario: Scenario
  public let seed: UInt64
  public let conclusion: Conclusion?
  public let verdict: Verdict?
  public let successCodes: [Int]
  public let polls: Int
  public let statusQueries: Int
  public let page: String
  /// Why no order could be made, where that is how it ended.
  public let orderFailure: String?
  /// From the last `success` to the conclusion.
  public let concluded: TimeSpan?
  public let order: OrderStatus?
  public let findings: [String]
  public let notifies: Int
  /// Payments that nobody owed; not known of a merchant's own server.
  public let refundsDue: Int
  public let taken: Int
  public let entries: Int
  /// Virtual time from the start to the last entry.
  public let duration: TimeSpan
  public let violations: [Violation]
  public let trouble: Trouble?
  public private(set) var checks: [Check] = []

  public var failures: [Check] { checks.filter { !$0.holds } }
  /// The scenario says something that cannot be done.
  public var contradiction: (step: UserStep, possible: [UserAct])? {
    if case .impossible(let step, let possible)? = trouble { (step, possible) } else { nil }
  }
  public var passed: Bool { trouble == nil && failures.isEmpty }

  /// What came of a walk that a scenario's user has been through.
  ///
  /// - Parameter tellsAll: false: of what was checked only what does not hold is kept.
  public init(
    _ scenario: Scenario, seed: UInt64, _ walk: borrowing Walk, _ trouble: Trouble?,
    tellsAll: Bool = true
  ) {
    self.scenario = scenario
    self.seed = seed
    self.trouble = trouble
    let digest = JournalDigest(walk.entries, of: walk.journal.entries)
    conclusion = walk.finalConclusion
    verdict = walk.finalVerdict
    successCodes = digest.successCodes
    polls = digest.polls
    statusQueries = digest.statusQueries
    page = walk.payer.page.name
    orderFailure =
      if case .orderingFailed(let failure) = walk.payer.page { failure.name } else { nil }
    concluded = digest.concluded
    let records = walk.remote == nil ? walk.backend.records : []
    let current = walk.cashier.order.map { walk.context.orders.unedited($0) }
    order = (records.first { $0.order == current } ?? records.last)?.state.status
    refundsDue = records.reduce(0) { $0 + $1.state.dueForRefund.count }
    notifies = digest.notifies
    findings = digest.findings
    taken = walk.takings.count
    entries = walk.journal.entries.count
    duration = walk.now - walk.settings.start
    violations = digest.violations
    checks = makeChecks(tellsAll)
  }
}

extension Outcome {
  private func makeChecks(_ tellsAll: Bool) -> [Check] {
    let expect = scenario.expect
    var checks: [Check] = []
    func check(
      _ name: String, _ expected: @autoclosure () -> String?, _ got: @autoclosure () -> String,
      _ holds: Bool
    ) {
      guard tellsAll || !holds, let expected = expected() else { return }
      checks.append(Check(name: name, expected: expected, got: got(), holds: holds))
    }
    check(
      "success", expect.success.map(list), list(successCodes), expect.success == successCodes)
    check(
      "conclusion", expect.conclusion, conclusion?.name ?? "none",
      expect.conclusion == conclusion?.name)
    check(
      "verdict", expect.verdict?.rawValue, verdict?.rawValue ?? "none", expect.verdict == verdict)
    check(
      "polls", expect.polls?.text { "\($0)" }, "\(polls)", expect.polls?.contains(polls) ?? true)
    check(
      "statusQueries", expect.statusQueries?.text { "\($0)" }, "\(statusQueries)",
      expect.statusQueries?.contains(statusQueries) ?? true)
    check("page", expect.page, page, expect.page == page)
    check(
      "concluded", expect.concluded?.text(\.written), concluded?.written ?? "never",
      concluded.map { expect.concluded?.contains($0) ?? true } ?? false)
    check("order", expect.order?.rawValue, order?.rawValue ?? "none", expect.order == order)
    let missing = expect.findings?.filter { !findings.contains($0) } ?? []
    check(
      "findings", expect.findings?.joined(separator: ", "), findings.joined(separator: ", "),
      missing.isEmpty)
    let unwanted = expect.noFindings?.filter(findings.contains) ?? []
    check(
      "noFindings", expect.noFindings.map { "none of \($0.joined(separator: ", "))" },
      unwanted.joined(separator: ", "), unwanted.isEmpty)
    check(
      "notifies", expect.notifies?.text { "\($0)" }, "\(notifies)",
      expect.notifies?.contains(notifies) ?? true)
    check(
      "refundsDue", expect.refundsDue?.text { "\($0)" }, "\(refundsDue)",
      expect.refundsDue?.contains(refundsDue) ?? true)
    check(
      "taken", expect.taken?.text { "\($0)" }, "\(taken)", expect.taken?.contains(taken) ?? true)
    return checks + invariantChecks(tellsAll)
  }

  private func invariantChecks(_ tellsAll: Bool) -> [Check] {
    if !tellsAll, violations.isEmpty { return [] }
    return Invariant.allCases.filter { !scenario.exempt.contains($0) }.compactMap { invariant in
      let violation = violations.first { $0.invariant == invariant }
      guard tellsAll || violation != nil else { return nil }
      return Check(
        name: invariant.rawValue, expected: "holds",
        got: violation.map { "broken at #\($0.entry)" } ?? "holds", holds: violation == nil,
        entry: violation?.entry)
    }
  }

  private func list(_ codes: [Int]) -> String {
    "[" + codes.map { "\($0)" }.joined(separator: ", ") + "]"
  }
}
