/// An amount of money in whole 分 (1/100 元); never a floating-point number.
public struct Amount: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  public let fen: Int64

  public init(fen: Int64) { self.fen = fen }

  /// Reads 元 with at most two decimals, exactly: `0.01`, `1`, `12.5`.
  public init?(yuan: String) {
    let parts = yuan.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }),
      parts.count == 1 || parts[1].count <= 2
    else { return nil }
    let decimals = parts.count == 1 ? "" : String(parts[1]) ?? ""
    let padded = decimals + String(repeating: "0", count: 2 - decimals.utf8.count)
    guard let whole = String(parts[0]), let fen = Int64(whole + padded) else { return nil }
    self.fen = fen
  }

  /// The amount in 元 with two decimals: `0.01`.
  public var yuan: String {
    let magnitude = fen.magnitude
    let cents = magnitude % 100
    return "\(fen < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// `¥0.01`.
  public var description: String { "¥" + yuan }

  public static func < (a: Amount, b: Amount) -> Bool { a.fen < b.fen }
}
