/// A colour in sRGB.
public struct Color: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `0x07c160`
  public init(_ hex: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
      blue: UInt8(truncatingIfNeeded: hex))
  }

  /// `#07c160`
  public init?(_ text: String) {
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      !digits.contains(UInt8(ascii: "+")), let hex = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(hex)
  }
}

extension Color: CustomStringConvertible {
  /// `#07c160`
  public var description: String {
    let hex = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    let digits = String(hex, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
