import Foundation

/// The table of figures: a line each, with its spread and its target.
struct Report {
  private(set) var isMissed = false

  enum Target {
    case atMost(Double)
    case atLeast(Double)
    case none
  }

  /// Prints the median of some runs, the smallest and the largest of them, and the target.
  mutating func figure(
    _ name: String, _ samples: Samples, unit: String, target: Target = .none
  ) {
    figure(
      name, samples.median, unit: unit, target: target,
      note: samples.count > 1
        ? "\(text(samples.smallest)) … \(text(samples.largest)), \(samples.count) runs" : "1 run")
  }

  mutating func figure(
    _ name: String, _ value: Double, unit: String, target: Target = .none, note: String = ""
  ) {
    let columns = [pad(name, 44), pad("\(text(value)) \(unit)", 20), pad("(\(note))", 38)]
    print(columns.joined(separator: " "), verdict(value, target))
    fflush(nil)
  }

  func heading(_ text: String) { print("\n\(text)") }

  private mutating func verdict(_ value: Double, _ target: Target) -> String {
    let isMet: Bool
    let words: String
    switch target {
    case .none: return ""
    case .atMost(let limit):
      isMet = value <= limit
      words = "≤ \(text(limit))"
    case .atLeast(let limit):
      isMet = value >= limit
      words = "≥ \(text(limit))"
    }
    if !isMet { isMissed = true }
    return "\(words) \(isMet ? "ok" : "MISSED")"
  }

  /// Three digits that count, whole numbers in full.
  private func text(_ value: Double) -> String {
    let size = abs(value)
    let places = size >= 100 || value == value.rounded() ? 0 : size >= 10 ? 1 : 2
    return String(format: "%.\(places)f", value)
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
