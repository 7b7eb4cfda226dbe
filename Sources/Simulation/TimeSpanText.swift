extension TimeSpan {
  /// Reads `500ms`, `1.5s`, `2m`, `1h` or `250us`; at most a year. Nil for anything else.
  public init?(_ text: String) {
    let units: [(String, Int64)] = [
      ("us", 1), ("µs", 1), ("ms", 1_000), ("s", 1_000_000), ("m", 60_000_000),
      ("h", 3_600_000_000),
    ]
    let number = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    guard let unit = units.first(where: { $0.0 == text.dropFirst(number.count) })?.1,
      let microseconds = Self.exactly(number, times: unit)
    else { return nil }
    self = .microseconds(microseconds)
  }

  /// A decimal number of units in whole µs, without floating point.
  private static func exactly(_ number: Substring, times unit: Int64) -> Int64? {
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole < 40_000_000_000 else {
      return nil
    }
    var total = whole.multipliedReportingOverflow(by: unit)
    guard !total.overflow else { return nil }
    if parts.count == 2 {
      guard (1...6).contains(parts[1].count), let fraction = Int64(parts[1]) else { return nil }
      let scale = (0..<parts[1].count).reduce(Int64(1)) { product, _ in product * 10 }
      guard fraction * unit % scale == 0 else { return nil }
      total = total.partialValue.addingReportingOverflow(fraction * unit / scale)
    }
    let year: Int64 = 366 * 24 * 3_600_000_000
    return total.overflow || total.partialValue > year ? nil : total.partialValue
  }
}
