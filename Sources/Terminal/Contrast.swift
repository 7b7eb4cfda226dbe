import Glibc

/// How far apart in brightness two colours are, as WCAG 2 counts: 1 the same, 21 black on white.
public func contrast(_ first: Color, _ second: Color) -> Double {
  let lighter = max(first.luminance, second.luminance)
  let darker = min(first.luminance, second.luminance)
  return (lighter + 0.05) / (darker + 0.05)
}

extension Color {
  /// Relative luminance, 0 black to 1 white.
  var luminance: Double {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}

private func linear(_ level: UInt8) -> Double {
  let value = Double(level) / 255
  return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
}
