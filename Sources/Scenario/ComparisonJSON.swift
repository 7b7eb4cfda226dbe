import Documents
import Foundation
import Simulation
import Walk

/// Comparisons as JSON, version 1. Shares are 0 … 1, times in µs.
public struct ComparisonJSON {
  public let text: String

  public init(_ comparisons: [PolicyComparison]) {
    let value = Value.object(
      Object(["version": number(1), "comparisons": .array(comparisons.map(Self.json))]))
    text = value.json(indented: true)
  }

  private static func json(_ comparison: PolicyComparison) -> Value {
    let settings = comparison.settings
    return .object(
      Object([
        "scenario": .string(comparison.scenario.name), "seed": .string("\(settings.seed)"),
        "runs": number(settings.runs), "paymentsPerSecond": decimal(settings.rate),
        "quotaPerSecond": decimal(settings.quota),
        "policies": .array(comparison.rows.map { row($0, settings) }),
      ]))
  }

  private static func row(
    _ row: PolicyResult, _ settings: PolicyComparison.Settings
  ) -> Value {
    let causes = PolicyResult.Cause.allCases.map { cause in
      Member(name: cause.rawValue, value: number(row.unresolved[cause] ?? 0))
    }
    let verdicts = Verdict.allCases.map { verdict in
      Member(name: verdict.rawValue, value: number(row.verdicts[verdict] ?? 0))
    }
    return .object(
      Object([
        "policy": .string(row.policy), "known": decimal(row.share(row.known)),
        "unresolved": decimal(row.share(row.unresolvedCount)),
        "unresolvedPaid": number(row.unresolvedPaid),
        "causes": .object(Object(members: causes)),
        "verdicts": .object(Object(members: verdicts)),
        "wrongScreens": number(row.wrongScreens),
        "pollsPerPayment": decimal(row.pollsPerPayment),
        "wastedPerPayment": decimal(row.wastedPerPayment), "timeToKnow": times(row.timeToKnow),
        "lag": times(row.lag),
        "load": .object(
          Object([
            "meanPerSecond": decimal(row.load.mean),
            "peakPerSecond": number(row.load.peakPerSecond),
            "peakPer100Milliseconds": number(row.load.peakPer100Milliseconds),
            "shareOfQuota": decimal(Double(row.load.peakPerSecond) / settings.quota),
          ])),
      ]))
  }

  private static func times(_ histogram: Histogram) -> Value {
    func time(_ span: TimeSpan?) -> Value { span.map { .number(Number($0.microseconds)) } ?? .null }
    return .object(
      Object([
        "mean": time(histogram.mean), "p50": time(histogram.quantile(0.5)),
        "p90": time(histogram.quantile(0.9)), "p95": time(histogram.quantile(0.95)),
        "p99": time(histogram.quantile(0.99)),
        "max": time(histogram.count == 0 ? nil : histogram.longest),
      ]))
  }
}

private func number(_ number: Int) -> Value { .number(Number(Int64(number))) }

/// Four decimals.
private func decimal(_ value: Double) -> Value {
  let text = String(format: "%.4f", value)
  return (try? OrderReader.readJSON(text)) ?? .null
}
