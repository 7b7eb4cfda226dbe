import Documents
import Foundation
import Payment
import Simulation
import Testing
import Walk

@testable import Scenario

extension HeavyTests {
  /// What scenarios found, and what happens at their limits.
  struct StoryTests {
    static func play(_ text: String) throws -> Outcome {
      var player = Player(try Scenario(bytes: Array(("name: a\nabout: b\n" + text).utf8)))
      return player.play()
    }

    @Test func whoPaysAfterKillingTheAppContradictsHimself() throws {
      let outcome = try Self.play("user:\n  - choose: wechat\n  - kill\n  - pay\n")
      #expect(outcome.contradiction?.step.line == 6)
      #expect(outcome.contradiction?.possible == [.reopen])
      #expect(
        outcome.complaints(.en) == ["line 6: “pay” never becomes possible; possible then: reopen"])
    }

    @Test func aPollThatNeverEndsStopsAtTheLimit() throws {
      let outcome = try Self.play(
        """
        user: [ { choose: alipay }, pay ]
        channel: { notify: lost }
        order: { valid_time: 86400 }
        limit: 1h
        frontend: { poll: { retries: unlimited } }
        """)
      #expect(!outcome.passed && outcome.contradiction == nil)
      #expect(
        outcome.complaints(.en).first?.contains("did not end: stopped at its limit (1h") == true)
      #expect(outcome.polls > 7_000)
    }

    @Test func aMillionEntriesAreALimitToo() throws {
      var scenario = try Scenario(
        bytes: Array(
          """
          name: a
          about: b
          user: [ { choose: alipay }, pay ]
          channel: { notify: lost }
          frontend: { poll: { retries: unlimited, every: 1ms } }
          """.utf8))
      scenario.limit.entries = 10_000
      var player = Player(scenario)
      #expect(player.play().trouble == .limit(scenario.limit))
      #expect(player.walk.journal.entries.count < 10_100)
    }

    /// Found by a scenario: `success` with 1 after the backend has said paid took it back.
    @Test func whatTheBackendConfirmedStandsWhateverSuccessSaysLater() throws {
      let outcome = try Self.play(
        """
        user: [ { choose: alipay }, { pay: { after: 1s } } ]
        channel: { return: never, resultStatus: 6001 }
        frontend: { poll: { starts: [4, 0, 9] } }
        """)
      #expect(outcome.trouble == nil)
      let late = try Self.play(
        """
        user: [ { choose: alipay }, { pay: { after: 1s } }, { close: { after: 5s } } ]
        channel: { resultStatus: 6001 }
        frontend: { poll: { starts: [4, 0, 9] } }
        """)
      #expect(late.successCodes == [4, 4])
      #expect(late.conclusion == .confirmed && late.verdict == .right)
    }

    /// Found by a scenario: one lost answer ended the schedule for ever.
    @Test func aSweepGoesByTheClock() throws {
      let outcome = try Self.play(
        """
        user: [ { choose: wechat }, pay ]
        channel: { notify: lost }
        link: { channel-backend: { loss: 0.5 } }
        backend: { asksChannel: wechat-sweep }
        seed: 3
        """)
      #expect(outcome.order == .paid)
    }

    @Test func aSweepEndsWithClosing() throws {
      let outcome = try Self.play(
        "user: [ { close: 1s } ]\nbackend: { asksChannel: { intervals: [5s, 5s], close: true } }")
      #expect(outcome.order == .closed)
    }

    @Test func copiesOnTheLinkAreNoQueries() throws {
      let outcome = try Self.play(
        "user: [ { choose: wechat }, pay ]\nlink: { frontend-backend: { duplication: 1 } }")
      #expect(outcome.polls == 1 && outcome.statusQueries == 1)
      #expect(outcome.order == .paid)
    }

    @Test func retryAfterOfGetOrderStatusHoldsBackTheFirstPoll() throws {
      let outcome = try Self.play(
        """
        user: [ { choose: wechat }, pay ]
        link: { frontend-backend: { query: [ { status: 503, retryAfter: 3 }, { then: ok } ] } }
        expect: { polls: 1, concluded: 3s..3.6s }
        """)
      #expect(outcome.complaints(.en) == [])
    }

    @Test func anAnswerThatIsSlowSaysWhatWasTrueBefore() throws {
      let outcome = try Self.play(
        """
        user: [ { choose: wechat }, pay ]
        channel: { notifyDelay: 1.5s }
        link: { frontend-backend: { query: [ ok, { slow: 1.5s }, { then: ok } ] } }
        expect: { success: [9], conclusion: confirmed, polls: 2, concluded: 2s..2.6s }
        """)
      #expect(outcome.complaints(.en) == [])
    }

    @Test func aFailingScenarioShrinksToWhatMatters() throws {
      let text = """
        name: fail
        about: Something fails.
        order: { subject: abc, valid_time: 600 }
        user: [ { choose: alipay }, { cancel: 2s }, { choose: wechat }, { pay: { after: 3.25s } } ]
        channel: { notify: [ lost, lost, { then: on-time } ], return: 1.3s }
        link: { frontend-backend: { latency: 20ms, query: [ ok, 502, { then: ok } ] } }
        frontend: { requestTimeout: 3s }
        expect: { verdict: right, polls: 4 }
        """
      let shrink = try Shrink(.init(place: "fail.yaml", bytes: Array(text.utf8)))
      let small = try #require(shrink)
      #expect(small.scenario.settings.links == Links())
      #expect(small.scenario.settings.backend.subject == "microapp test")
      #expect(small.text.split(separator: "\n").count <= 6)
      var player = Player(small.scenario)
      #expect(player.play().failures.map(\.name) == ["verdict"])
      let passing = try Shrink(.init(place: "a", bytes: Array("name: a\nabout: b\n".utf8)))
      #expect(passing == nil)
    }

    @Test func theSmallestFailingSeedReplays() throws {
      let scenario = try Scenario(
        bytes: Array(
          """
          name: a
          about: b
          user: [ { choose: wechat }, pay ]
          channel: { notifyLoss: 0.3 }
          expect: { verdict: right }
          """.utf8))
      var sweep = SeedSweep()
      sweep.play(scenario, 1...200)
      #expect(sweep.played == 200 && (30...90).contains(sweep.failed))
      let seed = try #require(sweep.smallest?.seed)
      var player = Player(scenario)
      #expect(!player.play(seed: seed).passed)
      #expect((1..<seed).allSatisfy { player.play(seed: $0).passed })
    }
  }
}
