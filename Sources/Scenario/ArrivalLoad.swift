import Foundation
import Simulation

/// The queries that a backend gets when payments begin at random, so many a second (a Poisson
/// process), in a memory that does not grow.
public struct ArrivalLoad: Hashable, Sendable {
  private static let bucket: Int64 = 100_000
  /// Queries later than two hours after their payment began are counted, but not placed in time.
  private static let size = 1 << 16

  private let rate: Double
  private let seed: UInt64
  /// Queries in each 100 ms, from `first` on, around a ring.
  private var ring = [Int32](repeating: 0, count: size)
  private var first: Int64 = 0
  /// When the payment that is counted now began, in µs.
  private var arrival: Double = 0
  private var second: (number: Int64, count: Int) = (0, 0)
  public private(set) var queries = 0
  /// The most in 100 ms, and in a second.
  public private(set) var peakPer100Milliseconds = 0
  public private(set) var peakPerSecond = 0

  /// - Parameter rate: payments a second.
  public init(rate: Double, seed: UInt64) {
    self.rate = rate
    self.seed = seed
  }

  public static func == (a: ArrivalLoad, b: ArrivalLoad) -> Bool {
    a.queries == b.queries && a.ring == b.ring && a.peakPerSecond == b.peakPerSecond
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(queries) }

  /// The next payment begins.
  public mutating func begin(payment: UInt64) {
    let draw = Draw(seed, payment, 0x4152_5249_5645)
    arrival += -log(1 - draw.unit) / rate * 1_000_000
    settle(before: Int64(arrival) / Self.bucket)
  }

  /// It asks, so long after its beginning.
  public mutating func query(at span: TimeSpan) {
    queries += 1
    let place = (Int64(arrival) + span.microseconds) / Self.bucket
    guard place - first < Int64(Self.size) else { return }
    ring[Int(place) & (Self.size - 1)] += 1
  }

  /// No more will come.
  public mutating func end() { settle(before: first + Int64(Self.size)) }

  /// Queries a second on average, over the time in which payments began.
  public var mean: Double { arrival > 0 ? Double(queries) / arrival * 1_000_000 : 0 }

  private mutating func settle(before place: Int64) {
    let last = min(place, first + Int64(Self.size))
    while first < last {
      let index = Int(first) & (Self.size - 1)
      let count = Int(ring[index])
      ring[index] = 0
      if first / 10 != second.number { second = (first / 10, 0) }
      second.count += count
      peakPer100Milliseconds = max(peakPer100Milliseconds, count)
      peakPerSecond = max(peakPerSecond, second.count)
      first += 1
    }
    first = max(first, place)
  }
}
