import FrontendLogic
import Payment
import Simulation
import TTPay
import Walk

/// What came of many payments with one poll policy.
public struct PolicyResult: Hashable, Sendable {
  /// Why a payment's result was not known in the end.
  public enum Cause: String, CaseIterable, Sendable {
    /// The retries were used up.
    case retries
    case deadline
    /// Every answer had failed.
    case failures
    /// After this `success` it does not ask at all.
    case notAsked = "not-asked"
    /// There was no callback.
    case noCallback = "no-callback"
  }

  public let policy: String
  public private(set) var runs = 0
  /// The backend has said how it ended.
  public private(set) var known = 0
  /// Neither known nor unresolved: cancelled, or no payment began.
  public private(set) var none = 0
  public private(set) var unresolved: [Cause: Int] = [:]
  /// How many of the unresolved were paid.
  public private(set) var unresolvedPaid = 0
  public private(set) var verdicts: [Verdict: Int] = [:]
  /// From the last `success` to knowing.
  public private(set) var timeToKnow = Histogram()
  /// From the backend's knowing to the front end's.
  public private(set) var lag = Histogram()
  /// Queries after `success`.
  public private(set) var polls = 0
  /// Those of them that told nothing new.
  public private(set) var wasted = 0
  public private(set) var load: ArrivalLoad

  init(
    _ preset: PollPreset, _ scenario: Scenario, _ settings: PolicyComparison.Settings
  ) {
    policy = preset.name
    load = ArrivalLoad(rate: settings.rate, seed: settings.seed)
    var policy = preset.policy
    if let delay = settings.firstDelay { policy.firstDelay = delay }
    var scenario = scenario
    scenario.settings.frontend.poll = policy
    scenario.settings.seed = settings.seed
    var watched = WatchedPayment(scenario)
    for payment in 0..<UInt64(settings.runs) {
      load.begin(payment: payment)
      watched.run(payment: payment) { load.query(at: $0) }
      add(watched, policy)
    }
    load.end()
  }

  private mutating func add(_ payment: WatchedPayment, _ policy: PollPolicy) {
    runs += 1
    let walk = payment.walk
    let asked = walk.frontend.polls
    polls += asked
    if let verdict = walk.finalVerdict { verdicts[verdict, default: 0] += 1 }
    switch walk.finalConclusion {
    case .confirmed, .contradicted, .notPaid:
      known += 1
      wasted += max(0, asked - 1)
      guard let success = payment.success, let concluded = payment.concluded else { return }
      timeToKnow.add(concluded - success)
      if let paid = walk.backend.records.last?.state.payment?.at {
        lag.add(concluded - max(paid, success))
      }
    case .unconfirmed, .noCallback:
      wasted += asked
      unresolved[cause(of: payment, policy), default: 0] += 1
      if !walk.takings.isEmpty { unresolvedPaid += 1 }
    case .cancelled, .refused, .notRaised, nil:
      wasted += asked
      none += 1
    }
  }

  private func cause(of payment: WatchedPayment, _ policy: PollPolicy) -> Cause {
    let walk = payment.walk
    guard walk.finalConclusion == .unconfirmed, let success = payment.success,
      let concluded = payment.concluded
    else { return .noCallback }
    if walk.frontend.polls == 0 { return .notAsked }
    if walk.frontend.backendSaid == nil { return .failures }
    if let deadline = policy.deadline, concluded >= success + deadline { return .deadline }
    return .retries
  }
}

extension PolicyResult {
  public var unresolvedCount: Int { unresolved.values.reduce(0, +) }
  /// Of all payments, 0 … 1.
  public func share(_ count: Int) -> Double { runs == 0 ? 0 : Double(count) / Double(runs) }
  public var pollsPerPayment: Double { share(polls) }
  public var wastedPerPayment: Double { share(wasted) }
  /// Said paid, but not; or said not paid, but paid.
  public var wrongScreens: Int {
    (verdicts[.shownButNotPaid] ?? 0) + (verdicts[.paidButNotShown] ?? 0)
  }
}
