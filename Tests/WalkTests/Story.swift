import CashierPlatform
import FrontendLogic
import Payment
import Simulation
import TTPay

@testable import Walk

/// A payment played to its end without a screen, as a test tells it.
struct Story {
  var walk: Walk

  init(
    _ script: String = "", settings: WalkSettings = WalkSettings(), adopting: Order? = nil,
    toEnd: Bool = true
  ) throws {
    walk = Walk(settings, orders: OrderTable(signingWith: .builtInTest), adopting: adopting)
    walk.startPayment()
    try play(script)
    if toEnd { walk.runToEnd() }
  }

  init(_ walk: Walk) { self.walk = walk }

  mutating func play(_ script: String) throws {
    for word in script.split(separator: ",") {
      let parts = word.split(separator: "@")
      guard let act = UserAct(rawValue: String(parts[0])) else { throw UnknownAct(word: "\(word)") }
      let milliseconds = parts.count > 1 ? Int64(parts[1]) ?? 0 : 0
      try walk.play(ActScript.Step(act: act, after: .milliseconds(milliseconds)))
    }
  }

  var afterASecond: Story {
    var story = self
    story.walk.advance(to: walk.now + .seconds(1))
    return story
  }

  struct UnknownAct: Error { let word: String }

  var messages: [Message] {
    walk.journal.entries.compactMap { entry in
      if case .message(let message, _, _, .arrives) = entry.what { message } else { nil }
    }
  }

  var successCodes: [Int] { walk.successCodes }

  var findings: [String] {
    walk.journal.entries.compactMap {
      if case .finding(let finding, _) = $0.what { finding.code } else { nil }
    }
  }

  /// When each message of a name was sent, in milliseconds since the last `success`.
  func sinceSuccess(_ name: String) -> [Int64] {
    var success: Instant?
    var times: [Int64] = []
    for entry in walk.journal.entries {
      guard case .message(let message, _, _, _) = entry.what else { continue }
      if case .success = message {
        success = entry.at
        times = []
      }
      if message.name == name, let success {
        times.append((entry.at - success).microseconds / 1_000)
      }
    }
    return times
  }

  /// All states that decide what happens next, as text.
  static func state(_ walk: Walk) -> String {
    "\(walk.payer)\n\(walk.frontend)\n\(walk.cashier)\n\(walk.channel)\n\(walk.backend)"
  }
}
