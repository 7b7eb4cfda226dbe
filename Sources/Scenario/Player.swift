import Payment
import Simulation
import TTPay
import Walk

/// Plays a scenario without a screen, in virtual time.
public struct Player: Sendable {
  public let scenario: Scenario
  /// The walk as the last play left it.
  public private(set) var walk: Walk
  private let isOneOfMany: Bool

  /// - Parameters:
  ///   - isSigning: false where nobody reads a sign: orders are then not signed.
  ///   - outside: does what is asked of the merchant's own server.
  ///   - isOneOfMany: only what fails is told in detail, and one order serves all plays.
  public init(
    _ scenario: Scenario, isSigning: Bool = true, isOneOfMany: Bool = false,
    outside: (@Sendable (Ask) -> OutsideReply?)? = nil
  ) {
    self.scenario = scenario
    self.isOneOfMany = isOneOfMany
    walk = Walk(
      scenario.settings,
      orders: isSigning || !scenario.settings.frontend.edits.isEmpty
        ? OrderTable(signingWith: .builtInTest) : OrderTable(signing: false),
      adopting: isOneOfMany ? scenario.orderForAll : nil)
    walk.outsideWorld = outside
  }

  /// Plays it with a walk that has been set up.
  public init(_ scenario: Scenario, walking walk: Walk) {
    self.scenario = scenario
    self.walk = walk
    isOneOfMany = false
  }

  /// Plays it from the beginning.
  ///
  /// - Parameter seed: another than the scenario's own.
  public mutating func play(seed: UInt64? = nil) -> Outcome {
    let seed = seed ?? scenario.settings.seed
    walk.reset(payment: 0, seed: seed)
    let trouble = run()
    return Outcome(scenario, seed: seed, walk, trouble, tellsAll: !isOneOfMany)
  }

  private mutating func run() -> Outcome.Trouble? {
    var user = ScriptedUser(scenario.steps)
    let end = walk.settings.start + scenario.limit.time
    // What was possible when the user first had to decide, for whoever wrote something else.
    var possible: [UserAct]?
    var done = 0
    walk.startPayment()
    walk.advance(to: walk.now)
    while user.step(&walk, until: end) {
      guard walk.journal.entries.count < scenario.limit.entries else {
        return .limit(scenario.limit)
      }
      if user.done > done { (done, possible) = (user.done, nil) }
      if possible == nil, user.next != nil, walk.isAwaitingPayer { possible = walk.payer.acts }
    }
    if walk.nextDue != nil || user.due(in: &walk) != nil { return .limit(scenario.limit) }
    guard let step = user.next else { return nil }
    return .impossible(step, possible: possible ?? walk.payer.acts)
  }
}
