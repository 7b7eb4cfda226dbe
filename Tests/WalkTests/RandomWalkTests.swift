import CashierPlatform
import Foundation
import FrontendLogic
import Payment
import Simulation
import TTPay
import Testing

@testable import Walk

/// Thousands of walks with settings and acts drawn by lot; what must hold in every one of them.
@Suite struct RandomWalkTests {
  struct Dice {
    let seed: UInt64
    var count: UInt64 = 0

    mutating func roll(_ sides: Int) -> Int {
      count += 1
      return Int(Draw(seed, count).bits >> 33) % sides
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices[roll(choices.count)] }
  }

  static func settings(_ dice: inout Dice) -> WalkSettings {
    var settings = WalkSettings(seed: dice.seed)
    settings.options.service = dice.pick([1, 1, 1, 1, 3, 4, 0, 5, -1, 40_000])
    settings.options.defaultChannel = dice.pick([nil, .wechat, .alipay])
    settings.backend.validTime = dice.pick([300, 300, 4, 3, 2, 0, 900])
    settings.backend.channels = dice.pick([
      Channel.allCases, Channel.allCases, [.wechat], [.alipay], [],
    ])
    settings.frontend.getOrderStatus = dice.pick([
      .settles, .settles, .rejects, .never, .undefined, .number, .code11, .late(.seconds(5)),
      .absent,
    ])
    settings.frontend.poll = dice.pick([.ttPay, .document, .documentOneShot])
    settings.frontend.poll.overlaps = dice.roll(3) == 0
    settings.frontend.poll.jitter = dice.pick(PollPolicy.Jitter.allCases)
    settings.frontend.poll.maxRetries = dice.pick([0, 3, 3, 20])
    settings.frontend.poll.deadline = dice.pick([nil, nil, .seconds(4)])
    let then = NotifyTry(copies: dice.pick([1, 1, 2]))
    settings.channel.notifies = dice.pick([
      Listed(then: then), Listed(then: then), Listed([.lost], then: then),
      Listed([.lost, .lost, .lost], then: then), Listed(then: .lost),
    ])
    settings.channel.notifyDelay = .constant(dice.pick([.milliseconds(300), .seconds(15)]))
    settings.links[.frontend, .backend] = dice.pick([
      Link(latency: .constant(.milliseconds(15))),
      Link(
        latency: .logNormal(median: .milliseconds(80), p99: .seconds(3)), loss: 0.1,
        duplication: 0.2, reordering: 0.2,
        faults: WireFaults(
          queries: Listed(
            [
              .passes, .fails(.refused), .fails(.reset), .fails(.timedOut), .fails(.truncated),
              .fails(.status(502)),
            ], then: .passes))),
    ])
    return settings
  }

  static func walk(_ dice: inout Dice) -> Walk {
    var walk = Walk(settings(&dice), orders: OrderTable(signingWith: .builtInTest))
    walk.startPayment()
    for _ in 0..<dice.roll(16) {
      switch dice.roll(3) {
      case 0: walk.advance(to: walk.now + .milliseconds(Int64(dice.roll(4_000))))
      case 1: for _ in 0..<dice.roll(20) { walk.stepInstant() }
      default: break
      }
      if !walk.payer.acts.isEmpty { _ = walk.perform(dice.pick(walk.payer.acts)) }
      if dice.roll(12) == 0 { walk.startPayment() }
    }
    walk.runToEnd()
    return walk
  }

  @Test(arguments: 0..<20) func whatMustHoldInEveryWalk(batch: Int) throws {
    for number in 0..<100 {
      var dice = Dice(seed: UInt64(batch * 100 + number))
      let walk = Self.walk(&dice)
      let seed = "seed \(dice.seed)"
      // Nothing is left running, and the payer can always do something.
      #expect(walk.nextDue == nil && walk.context.runningTimers.isEmpty, "\(seed)")
      #expect(!walk.payer.acts.isEmpty, "\(seed): \(walk.payer.screen)")
      // Paid is never shown for an order that nobody paid.
      #expect(walk.verdict != .shownButNotPaid, "\(seed)")
      // A channel takes the money for an order once.
      let takings = walk.channel.takings.map { "\($0.order.index) \($0.channel)" }
      #expect(Set(takings).count == takings.count, "\(seed)")
      // The merchant knows of no payment that was not made.
      for record in walk.backend.records {
        #expect(
          record.state.payments.count
            <= walk.channel.takings.filter { $0.order == record.order }.count)
      }
      // Where the walk rests, it has come to a conclusion or waits for the payer to choose.
      if walk.conclusion == nil {
        switch walk.payer.screen {
        case .sheet(.choosing), .app, .miniProgram(.checkout), .miniProgram(.orderingFailed): break
        default: Issue.record("\(seed): no conclusion at \(walk.payer.screen)")
        }
      }
    }
  }

  @Test func theWalksReachEveryEnd() {
    var conclusions: Set<String> = []
    var verdicts: Set<Verdict> = []
    for seed in UInt64(0)..<3_000 {
      var dice = Dice(seed: seed)
      let walk = Self.walk(&dice)
      if let conclusion = walk.conclusion { conclusions.insert(conclusion.name) }
      if let verdict = walk.verdict { verdicts.insert(verdict) }
    }
    #expect(
      conclusions == [
        "confirmed", "unconfirmed", "contradicted", "not-paid", "cancelled", "refused",
        "not-raised", "no-callback",
      ])
    // An honest backend never has an unpaid order shown as paid.
    #expect(verdicts == Set(Verdict.allCases).subtracting([.shownButNotPaid]))
  }

  @Test(arguments: 0..<10) func everyWalkReplays(batch: Int) throws {
    for number in 0..<20 {
      var dice = Dice(seed: UInt64(10_000 + batch * 20 + number))
      let walk = Self.walk(&dice)
      let replay = Replay(try Trace(Data(TraceWriter.trace(of: walk))))
      #expect(replay.divergedAt == nil, "seed \(dice.seed)")
      #expect(Story.state(replay.walk) == Story.state(walk), "seed \(dice.seed)")
    }
  }
}
