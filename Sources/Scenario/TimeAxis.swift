import Foundation
import Simulation

/// A logarithmic axis of time, the same for all policies of a comparison.
public struct TimeAxis {
  public struct Tick {
    public let span: TimeSpan
    /// Where on the axis, 0 … 1.
    public let place: Double
  }

  /// The ends of its bins, one more than there are bins.
  public let edges: [TimeSpan]
  public let ticks: [Tick]

  public init(_ comparison: PolicyComparison, bins: Int) {
    let shortest = comparison.rows.compactMap { $0.timeToKnow.quantile(0.001) }.min() ?? .zero
    let longest = comparison.rows.map(\.timeToKnow.longest).max() ?? .zero
    let low = max(Double(shortest.microseconds) * 0.9, 10_000)
    let high = max(Double(longest.microseconds) * 1.05, low * 10)
    edges = (0...bins).map { bin in
      .microseconds(Int64((low * pow(high / low, Double(bin) / Double(bins))).rounded()))
    }
    let round: [Int64] = [10, 20, 50].flatMap { first in
      (0..<9).map { first * Int64(pow(10, Double($0)).rounded()) * 1_000 }
    }
    ticks = round.sorted().filter { Double($0) >= low && Double($0) <= high }.map { value in
      Tick(
        span: .microseconds(value), place: log(Double(value) / low) / log(high / low))
    }
  }
}
