import Payment
import Simulation
import TTPay
import Walk

/// One payment after another without a journal, of which only moments are noted.
struct WatchedPayment {
  private(set) var walk: Walk
  /// When `success` was called last, and when the page then came to its conclusion.
  private(set) var success: Instant?
  private(set) var concluded: Instant?
  private let scenario: Scenario
  private var asked = 0
  private var wasConcluded = false
  private var codeBefore: PayResult?

  init(_ scenario: Scenario) {
    self.scenario = scenario
    walk = Walk(
      scenario.settings, orders: OrderTable(signing: false),
      adopting: scenario.orderForAll, keepsJournal: false)
  }

  /// - Parameter query: told of each query after `success`, since the payment began.
  mutating func run(payment: UInt64, query: (TimeSpan) -> Void) {
    walk.reset(payment: payment)
    (success, concluded, asked, wasConcluded, codeBefore) = (nil, nil, 0, false, nil)
    var user = ScriptedUser(scenario.steps)
    let end = walk.settings.start + scenario.limit.time
    walk.startPayment()
    walk.advance(to: walk.now)
    note(query)
    while user.stepEvent(&walk, until: end) { note(query) }
  }

  private mutating func note(_ query: (TimeSpan) -> Void) {
    let frontend = walk.frontend
    if frontend.polls > asked {
      for _ in asked..<frontend.polls { query(walk.now - walk.settings.start) }
    }
    asked = frontend.polls
    let isConcluded = frontend.conclusion != nil
    if let code = frontend.successCode, codeBefore == nil || wasConcluded && !isConcluded {
      success = walk.now
      codeBefore = code
      concluded = nil
    }
    if isConcluded, concluded == nil, success != nil { concluded = walk.now }
    wasConcluded = isConcluded
  }
}
