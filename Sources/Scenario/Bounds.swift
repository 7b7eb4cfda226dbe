import Simulation

/// A number, or a range of numbers: `4`, `3..5`, `3..`, `..5`; both ends belong to it.
public struct Bounds<Value: Comparable & Hashable & Sendable>: Hashable, Sendable {
  public var low: Value?
  public var high: Value?

  public init(low: Value?, high: Value?) {
    self.low = low
    self.high = high
  }

  public init(_ value: Value) { self.init(low: value, high: value) }

  func contains(_ value: Value) -> Bool {
    (low.map { $0 <= value } ?? true) && (high.map { value <= $0 } ?? true)
  }

  /// Reads a text with `read` for each end; nil where it is none.
  init?(_ text: String, _ read: (String) -> Value?) {
    guard let dots = text.firstRange(of: "..") else {
      guard let value = read(text) else { return nil }
      self.init(value)
      return
    }
    let ends = [String(text[..<dots.lowerBound]), String(text[dots.upperBound...])]
    let values = ends.map { $0.isEmpty ? nil : read($0) }
    for (end, value) in zip(ends, values) where !end.isEmpty && value == nil { return nil }
    if values[0] == nil, values[1] == nil { return nil }
    if let low = values[0], let high = values[1], low > high { return nil }
    self.init(low: values[0], high: values[1])
  }

  func text(_ write: (Value) -> String) -> String {
    if let low, let high, low == high { return write(low) }
    return (low.map(write) ?? "") + ".." + (high.map(write) ?? "")
  }
}

extension TimeSpan {
  /// `2.5s`, `500ms`, `15m`: as a scenario writes it.
  public var written: String {
    let units: [(String, Int64)] = [("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000)]
    let sign = microseconds < 0 ? "-" : ""
    let size = microseconds.magnitude
    if size == 0 { return "0s" }
    for (name, unit) in units where size % UInt64(unit) == 0 {
      return "\(sign)\(size / UInt64(unit))\(name)"
    }
    if size < 1_000 { return "\(sign)\(size)us" }
    if size < 1_000_000 {
      return "\(sign)\(size / 1_000)" + Self.decimals(size % 1_000, of: 1_000) + "ms"
    }
    return "\(sign)\(size / 1_000_000)" + Self.decimals(size % 1_000_000, of: 1_000_000) + "s"
  }

  private static func decimals(_ part: UInt64, of whole: UInt64) -> String {
    if part == 0 { return "" }
    var digits = String(part + whole).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return ".\(digits)"
  }
}
