/// Measurements of one thing, and what is told of them.
struct Samples {
  let sorted: [Double]

  init(_ values: some Sequence<Double>) { sorted = values.sorted() }

  var count: Int { sorted.count }
  var median: Double { percentile(50) }
  var smallest: Double { sorted.first ?? .nan }
  var largest: Double { sorted.last ?? .nan }

  /// The smallest value that so many percent of the values do not exceed.
  func percentile(_ percent: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let rank = Int((percent / 100 * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }
}
