/// A number as it was written, and as JavaScript would print it.
public struct Number: Hashable, Sendable {
  /// The exact source text: `1.0`, `1e2`, `0x1F`.
  public let text: String
  /// What JavaScript's `String(number)` gives: `1`, `100`, `31`.
  public let javaScriptText: String

  public init(_ integer: Int64) { self.init(text: String(integer), value: Double(integer)) }

  init(text: String, value: Double) {
    self.text = text
    javaScriptText = Self.print(value)
  }

  /// Whether the number stands in the document just as JavaScript prints it.
  public var isCanonical: Bool { text == javaScriptText }

  /// ECMAScript's Number::toString, radix 10: the shortest digits, placed by the exponent.
  static func print(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value == 0 { return "0" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    let (digits, point) = shortestDigits(value.magnitude)
    return (value < 0 ? "-" : "") + place(digits, point)
  }

  /// The digits d₁…dₖ and the n for which the value is 0.d₁…dₖ × 10ⁿ.
  private static func shortestDigits(_ value: Double) -> (digits: [Character], point: Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    var digits = mantissa.flatMap { Array($0) }
    var point = mantissa[0].count + exponent
    while digits.count > 1, digits.first == "0" {
      digits.removeFirst()
      point -= 1
    }
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    return (digits, point)
  }

  private static func place(_ digits: [Character], _ point: Int) -> String {
    let all = String(digits)
    if point >= digits.count, point <= 21 {
      return all + String(repeating: "0", count: point - digits.count)
    }
    if point > 0, point <= 21 {
      return String(digits[..<point]) + "." + String(digits[point...])
    }
    if point > -6, point <= 0 { return "0." + String(repeating: "0", count: -point) + all }
    let exponent = point - 1
    let mantissa = digits.count == 1 ? all : "\(digits[0])." + String(digits[1...])
    return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
  }
}
