import Simulation

/// How often each length of time came, in a memory that does not grow: exact below a millisecond,
/// within 0.2 % above.
public struct Histogram: Hashable, Sendable {
  private static let exact: Int64 = 1_024
  /// Buckets for each doubling.
  private static let steps: Int64 = 256

  private var buckets: [Int32] = []
  public private(set) var count = 0
  private var sum: Double = 0
  public private(set) var longest = TimeSpan.zero

  public init() {}

  public mutating func add(_ span: TimeSpan) {
    let index = Self.index(max(0, span.microseconds))
    if index >= buckets.count {
      buckets.append(contentsOf: repeatElement(0, count: index + 1 - buckets.count))
    }
    buckets[index] += 1
    count += 1
    sum += Double(span.microseconds)
    longest = max(longest, span)
  }

  public var mean: TimeSpan? {
    count == 0 ? nil : .microseconds(Int64((sum / Double(count)).rounded()))
  }

  /// The smallest length that at least this share (0 … 1) does not exceed.
  public func quantile(_ share: Double) -> TimeSpan? {
    guard count > 0 else { return nil }
    let rank = max(1, Int((share * Double(count)).rounded(.up)))
    var seen = 0
    for (index, bucket) in buckets.enumerated() {
      seen += Int(bucket)
      if seen >= rank { return min(longest, .microseconds(Self.middle(index))) }
    }
    return longest
  }

  /// How many lie in each of the ranges between neighbours of `edges`.
  public func counts(between edges: [TimeSpan]) -> [Int] {
    var counts = Array(repeating: 0, count: max(0, edges.count - 1))
    for (index, bucket) in buckets.enumerated() where bucket > 0 {
      let value = TimeSpan.microseconds(Self.middle(index))
      let place = edges.lastIndex { $0 <= value } ?? 0
      counts[min(place, counts.count - 1)] += Int(bucket)
    }
    return counts
  }

  private static func index(_ value: Int64) -> Int {
    if value < exact { return Int(value) }
    let doubling = Int64(63 - value.leadingZeroBitCount) - 10
    let step = (value >> (doubling + 2)) - steps
    return Int(exact + doubling * steps + step)
  }

  private static func middle(_ index: Int) -> Int64 {
    let index = Int64(index)
    if index < exact { return index }
    let (doubling, step) = (index - exact).quotientAndRemainder(dividingBy: steps)
    let width = Int64(1) << (doubling + 2)
    return (steps + step) * width + width / 2
  }
}
