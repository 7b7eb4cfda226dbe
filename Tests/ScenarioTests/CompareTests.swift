import Documents
import Foundation
import FrontendLogic
import Payment
import Simulation
import TTPay
import Testing

@testable import Scenario

extension HeavyTests {
  /// Against the closed forms and the table of published figures.
  struct CompareTests {
    /// Exponential settling with a mean of 2 s, the first query at 0.
    static func exponential(_ policy: PollPolicy, firstDelay: TimeSpan? = .zero) -> PolicyResult {
      var scenario = PolicyComparison.standardScenario
      scenario.settings.channel.notifyDelay = .exponential(mean: .seconds(2))
      scenario.settings.channel.notifyLoss = 0
      return result(policy, scenario, firstDelay: firstDelay)
    }

    static func result(
      _ policy: PollPolicy, _ scenario: Scenario = PolicyComparison.standardScenario,
      firstDelay: TimeSpan? = .zero, runs: Int = 1_000
    ) -> PolicyResult {
      let preset = PollPreset(name: "x", policy: policy, about: Bilingual(zh: "", en: ""))
      return PolicyComparison(
        scenario, .init(policies: [preset], runs: runs, firstDelay: firstDelay)
      ).rows[0]
    }

    @Test(arguments: [(500, 20), (500, 3), (2_000, 30)]) func closedForms(
      interval: Int64, retries: Int
    ) {
      let row = Self.exponential(
        PollPolicy(interval: .milliseconds(interval), maxRetries: retries))
      let q = exp(-Double(interval) / 2_000)
      let unresolved = pow(q, Double(retries))
      #expect(abs(row.share(row.unresolvedCount) - unresolved) < 0.05)
      #expect(abs(row.pollsPerPayment - (1 + (1 - unresolved) / (1 - q))) < 0.35)
    }

    @Test func ttPayOnExponentialSettling() {
      let row = Self.exponential(.ttPay, firstDelay: nil)
      #expect(abs(row.share(row.unresolvedCount) - 0.368) < 0.05)
      #expect(abs(row.pollsPerPayment - 2.86) < 0.13)
    }

    @Test func ttPayOnTheTablesModel() {
      let row = Self.result(.ttPay, firstDelay: nil)
      #expect(abs(row.share(row.unresolvedCount) - 0.119) < 0.032)
      #expect(abs(row.pollsPerPayment - 2.51) < 0.13)
      #expect(row.unresolved[.retries] == row.unresolvedCount)
      #expect(row.unresolvedPaid == row.unresolvedCount)
    }

    struct Line: Sendable {
      let policy: PollPolicy
      let polls: Double
      let wasted: Double
      let unresolved: Double
      let p50: Double
      let p95: Double
      let lag: Double
    }

    static let backoff = PollPolicy(
      maxRetries: PollPolicy.unlimited, backoffLimit: .seconds(8), deadline: .seconds(60))

    static func jittered(_ jitter: PollPolicy.Jitter) -> PollPolicy {
      var policy = backoff
      policy.jitter = jitter
      return policy
    }

    static let table: [Line] = [
      Line(
        policy: PollPolicy(maxRetries: 3), polls: 3.29, wasted: 2.51, unresolved: 0.222, p50: 1,
        p95: 1.5, lag: 0.24),
      Line(
        policy: PollPolicy(maxRetries: 20), polls: 4.17, wasted: 3.2, unresolved: 0.03, p50: 1,
        p95: 2.5, lag: 0.25),
      Line(
        policy: PollPolicy(maxRetries: 120), polls: 4.58, wasted: 3.58, unresolved: 0, p50: 1,
        p95: 3.5, lag: 0.25),
      Line(
        policy: PollPolicy(interval: .seconds(2), maxRetries: 30), polls: 2.33, wasted: 1.33,
        unresolved: 0, p50: 2, p95: 4, lag: 1.11),
      Line(
        policy: PollPolicy(interval: .seconds(3), maxRetries: 20), polls: 2.18, wasted: 1.18,
        unresolved: 0, p50: 3, p95: 6, lag: 1.99),
      Line(
        policy: backoff, polls: 3.16, wasted: 2.16, unresolved: 0, p50: 1.5, p95: 3.5, lag: 0.86),
      Line(
        policy: jittered(.equal), polls: 3.45, wasted: 2.45, unresolved: 0, p50: 1.3, p95: 5.5,
        lag: 0.74),
      Line(
        policy: jittered(.full), polls: 4.0, wasted: 3.0, unresolved: 0, p50: 1.6, p95: 6.1,
        lag: 0.93),
      Line(
        policy: jittered(.decorrelated), polls: 2.7, wasted: 1.7, unresolved: 0, p50: 1.4, p95: 5.1,
        lag: 0.88),
    ]

    @Test(arguments: table.indices) func theTable(index: Int) {
      let line = Self.table[index]
      let row = Self.result(line.policy)
      func seconds(_ span: TimeSpan?) -> Double { Double(span?.microseconds ?? 0) / 1_000_000 }
      #expect(abs(row.pollsPerPayment - line.polls) < max(0.28, line.polls / 10))
      #expect(abs(row.wastedPerPayment - line.wasted) < max(0.28, line.polls / 10))
      #expect(abs(row.share(row.unresolvedCount) - line.unresolved) < 0.04)
      #expect(abs(seconds(row.timeToKnow.quantile(0.5)) - line.p50) < 0.25)
      #expect(abs(seconds(row.timeToKnow.quantile(0.95)) - line.p95) < 3)
      #expect(abs(seconds(row.lag.mean) - line.lag) < 0.2)
    }

    @Test func thePaymentsAreTheSameForEachPolicy() {
      let quick = Self.result(PollPolicy(interval: .milliseconds(10), maxRetries: 20_000), runs: 20)
      let slow = Self.result(PollPolicy(interval: .milliseconds(20), maxRetries: 10_000), runs: 20)
      // Whoever asks without pause knows it at the moment the backend does.
      let gap = (slow.timeToKnow.mean ?? .zero) - (quick.timeToKnow.mean ?? .zero)
      #expect(gap >= .zero && gap < .milliseconds(20))
    }

    @Test func twoRunsAreEqual() {
      let a = Self.result(.ttPay, runs: 500)
      #expect(a == Self.result(.ttPay, runs: 500))
    }

    @Test func histogramsAreNarrow() {
      var histogram = Histogram()
      for value in 1...100_000 { histogram.add(.microseconds(Int64(value * 37))) }
      for share in [0.01, 0.5, 0.95, 0.99, 1] {
        let got = Double(histogram.quantile(share)?.microseconds ?? 0)
        #expect(abs(got / (share * 3_700_000) - 1) < 0.003)
      }
      #expect(histogram.mean?.microseconds == 1_850_019)
    }

    @Test func theLoadOfOneQueryAPaymentIsTheRateOfPayments() {
      var load = ArrivalLoad(rate: 50, seed: 3)
      for payment in 0..<UInt64(20_000) {
        load.begin(payment: payment)
        load.query(at: .seconds(1))
      }
      load.end()
      #expect(abs(load.mean - 50) < 1.5)
      // A Poisson count of mean 50 hardly ever passes 50 + 6 σ.
      #expect(load.peakPerSecond > 65 && load.peakPerSecond < 95)
    }
  }
}
