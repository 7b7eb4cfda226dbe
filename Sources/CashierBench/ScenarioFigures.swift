import Foundation
import FrontendLogic
import Scenario

/// The catalogue, one scenario under many seeds, and poll policies, each on one core.
struct ScenarioFigures {
  let runs: Int

  func measure(_ report: inout Report) throws {
    report.heading("scenarios: headless, expectations and invariants checked")
    let catalogue = ScenarioCatalogue(folders: [])
    let entries = catalogue.entries
    let scenarios = try entries.map { try Scenario(catalogue.document($0)) }
    let whole = try seconds {
      for entry in entries {
        var player = Player(try Scenario(catalogue.document(entry)), isSigning: false)
        guard player.play().passed else { throw Failure.noPayment }
      }
    }
    report.figure(
      "the catalogue, \(entries.count) scenarios, read and played", whole, unit: "CPU-s",
      target: .atMost(1))
    guard let paid = scenarios.first(where: { $0.name == "wechat-paid" }) else {
      throw Failure.noPayment
    }
    let count = 20_000
    let sweep = try seconds {
      var sweep = SeedSweep()
      sweep.play(paid, 1...UInt64(count))
      guard sweep.failed == 0 else { throw Failure.noPayment }
    }
    report.figure(
      "one scenario under many seeds", Samples(sweep.sorted.map { Double(count) / $0 }),
      unit: "payments/CPU-s", target: .atLeast(50_000))
    let names = [
      "tt-pay", "wechat-native", "exponential", "full-jitter", "decorrelated-jitter",
    ]
    let policies = PollPolicy.presets.filter { names.contains($0.name) }
    let before = residentMegabytes()
    let compared = try seconds {
      _ = PolicyComparison(
        PolicyComparison.standardScenario, .init(policies: policies, runs: 100_000))
    }
    report.figure(
      "5 policies × 100 000 payments compared", compared, unit: "CPU-s", target: .atMost(5))
    report.figure(
      "   memory gained by it", max(0, residentMegabytes() - before), unit: "MB",
      target: .atMost(5))
  }

  /// The processor's time for some work, a few times over.
  private func seconds(_ work: () throws -> Void) throws -> Samples {
    var samples: [Double] = []
    for _ in 0..<runs {
      let start = processorSeconds()
      try work()
      samples.append(processorSeconds() - start)
    }
    return Samples(samples)
  }

  private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func residentMegabytes() -> Double {
    Double(ProcessStatus(of: getpid())["VmRSS"] ?? 0) / 1024
  }
}
