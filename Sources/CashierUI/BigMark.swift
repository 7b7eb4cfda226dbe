import Terminal

/// What came of it, as a sign that is seen from afar.
enum BigMark {
  case tick, cross, question, dash, exclamation

  /// Its rows, as wide as each other.
  var lines: [String] { BlockDigits.drawn(dots) }

  /// The same in one column.
  func sign(_ glyphs: Glyphs) -> Character {
    switch self {
    case .tick: glyphs.tick
    case .cross: glyphs.cross
    case .question: "?"
    case .dash: glyphs.dot
    case .exclamation: glyphs.warning
    }
  }

  private var dots: [String] {
    switch self {
    case .tick: ["      x", "     x ", "x   x  ", " x x   ", "  x    "]
    case .cross: ["x   x", " x x ", "  x  ", " x x ", "x   x"]
    case .question: [" xxx ", "x   x", "   x ", "  x  ", "     ", "  x  "]
    case .dash: ["       ", "       ", "xxxxxxx"]
    case .exclamation: ["xx", "xx", "xx", "  ", "xx"]
    }
  }
}
