import CashierPlatform
import FrontendLogic
import MerchantBackend
import Payment
import Simulation
import TTPay
import Testing
import Walk

@testable import Scenario

extension HeavyTests {
  /// Random stories about a front end and a backend that are written right: whatever goes wrong
  /// between them, the invariants hold.
  struct GeneratedTests {
    struct Dice {
      let seed: UInt64
      private var rolls: UInt64 = 0

      init(seed: UInt64) { self.seed = seed }

      mutating func roll(_ sides: Int) -> Int {
        rolls += 1
        return Int(Draw(seed, rolls, 0x47454E).bits % UInt64(sides))
      }

      mutating func pick<T>(_ values: [T]) -> T { values[roll(values.count)] }
      mutating func span(_ most: Int) -> TimeSpan { .milliseconds(Int64(roll(most))) }
    }

    static func settings(_ dice: inout Dice) -> WalkSettings {
      var settings = WalkSettings(seed: dice.seed)
      settings.options.service = dice.pick([1, 1, 1, 3, 4])
      settings.frontend.getOrderStatus = settings.options.service == 1 ? .settles : .absent
      settings.frontend.poll = dice.pick(
        PollPolicy.presets.map(\.policy).filter { $0.startsOn.contains(.unknown) })
      // Who has paid may still close the sheet: code 4 is no proof either.
      settings.frontend.poll.startsOn = PollPolicy.Codes([.paid, .unknown, .cancelled])
      settings.backend.conduct.asking = .onDemand(atMostEvery: .zero)
      settings.backend.conduct.notifyAnswer = dice.pick([
        .right, .right, .wrong, .late(.seconds(7)),
      ])
      settings.channel.notifyDelay = dice.pick([
        .constant(.milliseconds(300)), .logNormal(median: .seconds(1), p99: .seconds(60)),
      ])
      let then = dice.pick([NotifyTry.delivered, .lost, NotifyTry(copies: 2, apart: .seconds(1))])
      settings.channel.notifies = Listed(
        (0..<dice.roll(3)).map { _ in
          dice.pick([
            .lost, NotifyTry(.forged), NotifyTry(.amount(7)), NotifyTry(.stale(.failed)),
            NotifyTry(after: .seconds(5)),
          ])
        }, then: then)
      settings.channel.forgedAfter = dice.pick([nil, .milliseconds(400)])
      settings.channel.returnsEarly = dice.pick([nil, nil, .seconds(5)])
      settings.channel.returnDelay = dice.pick([.milliseconds(800), .seconds(4), nil])
      settings.links[.frontend, .backend].latency = dice.pick([
        .constant(.milliseconds(15)), .logNormal(median: .milliseconds(80), p99: .seconds(3)),
      ])
      settings.links[.frontend, .backend].duplication = dice.pick([0, 0.2])
      settings.links[.frontend, .backend].reordering = dice.pick([0, 0.2])
      settings.links[.frontend, .backend].faults = WireFaults(
        queries: Listed(
          (0..<dice.roll(4)).map { _ in
            dice.pick([
              .passes, .fails(.status(502)), .fails(.timedOut), .fails(.html), .slow(.seconds(1)),
              .fails(.busy(429, retryAfter: 2)),
            ])
          }, then: .passes),
        chances: dice.roll(2) == 0
          ? [] : [.init(probability: 0.2, answer: .fails(.reset), hitsOrders: false)])
      return settings
    }

    /// A story: the payer does at random what is possible, but for the back gesture, after which no
    /// front end is told that the sheet is gone.
    static func scenario(_ seed: UInt64) -> Scenario? {
      var dice = Dice(seed: seed)
      var walk = Walk(settings(&dice), orders: OrderTable(signing: false))
      walk.startPayment()
      walk.advance(to: walk.now)
      for _ in 0..<2 + dice.roll(10) {
        walk.advance(to: walk.now + dice.span(4_000))
        let acts = walk.payer.acts.filter { $0 != .back }
        guard !acts.isEmpty else { continue }
        _ = walk.perform(acts.contains(.pay) && dice.roll(2) == 0 ? .pay : dice.pick(acts))
      }
      walk.runToEnd()
      return Scenario(lived: walk, name: "generated-\(seed)")
    }

    @Test(arguments: 0..<20) func theInvariantsHold(batch: UInt64) throws {
      for number in UInt64(0)..<100 {
        let seed = batch * 100 + number
        var scenario = try #require(Self.scenario(seed))
        scenario.exempt = []
        scenario.expect = Expectations()
        var player = Player(scenario, isSigning: false)
        let outcome = player.play()
        if outcome.passed { continue }
        let file = ScenarioCatalogue.Document(
          place: scenario.name, bytes: Array(scenario.yaml.utf8))
        let small = try Shrink(file)?.text ?? ""
        Issue.record("\(outcome.complaints(.en))\n\(small)\n\(scenario.yaml)")
      }
    }

    @Test(arguments: 0..<10) func aStoryThatIsKeptGivesTheSameJournal(batch: UInt64) throws {
      for number in UInt64(0)..<20 {
        let seed = 50_000 + batch * 20 + number
        let scenario = try #require(Self.scenario(seed))
        var first = Player(scenario)
        _ = first.play()
        var again = Player(try Scenario(bytes: Array(scenario.yaml.utf8)))
        let outcome = again.play()
        let isSame = TraceWriter.trace(of: first.walk) == TraceWriter.trace(of: again.walk)
        #expect(again.scenario.settings == scenario.settings, "\(seed)")
        #expect(isSame && outcome.passed, "\(seed) \(outcome.complaints(.en)) \(scenario.yaml)")
      }
    }

    @Test func theStoriesGoEverywhere() throws {
      var conclusions: Set<String> = []
      var taken = 0
      for seed in UInt64(0)..<600 {
        var player = Player(try #require(Self.scenario(seed)), isSigning: false)
        let outcome = player.play()
        if let conclusion = outcome.conclusion { conclusions.insert(conclusion.name) }
        taken += outcome.taken
      }
      #expect(
        conclusions.isSuperset(of: ["confirmed", "unconfirmed", "not-paid", "no-callback"]))
      #expect(taken > 60)
    }
  }
}
