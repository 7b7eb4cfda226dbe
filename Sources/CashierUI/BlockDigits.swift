import Terminal

/// Signs drawn large out of half blocks, three rows high.
enum BlockDigits {
  static let rows = 3

  /// The rows of an amount such as `¥0.01`; nil where a sign has no large form.
  static func lines(_ text: String) -> [String]? {
    var lines = Array(repeating: "", count: rows)
    for (index, sign) in text.enumerated() {
      guard let glyph = glyphs[sign] else { return nil }
      for (row, part) in drawn(glyph).enumerated() { lines[row] += (index == 0 ? "" : " ") + part }
    }
    return lines
  }

  /// Turns dots, two rows of them into one of text, into half blocks.
  static func drawn(_ dots: [String]) -> [String] {
    let dots = dots.map { Array($0) }
    let width = dots.map(\.count).max() ?? 0
    return (0..<rows).map { row in
      let text = (0..<width).map { column -> Character in
        switch (isSet(dots, 2 * row, column), isSet(dots, 2 * row + 1, column)) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
      }
      return String(text)
    }
  }

  private static func isSet(_ dots: [[Character]], _ row: Int, _ column: Int) -> Bool {
    dots.indices.contains(row) && dots[row].indices.contains(column) && dots[row][column] == "x"
  }

  private static let glyphs: [Character: [String]] = [
    "0": ["xxx", "x x", "x x", "x x", "xxx"],
    "1": ["xx ", " x ", " x ", " x ", "xxx"],
    "2": ["xxx", "  x", "xxx", "x  ", "xxx"],
    "3": ["xxx", "  x", "xxx", "  x", "xxx"],
    "4": ["x x", "x x", "xxx", "  x", "  x"],
    "5": ["xxx", "x  ", "xxx", "  x", "xxx"],
    "6": ["xxx", "x  ", "xxx", "x x", "xxx"],
    "7": ["xxx", "  x", "  x", "  x", "  x"],
    "8": ["xxx", "x x", "xxx", "x x", "xxx"],
    "9": ["xxx", "x x", "xxx", "  x", "xxx"],
    "¥": ["x x", "x x", " x ", "xxx", " x "],
    ".": [" ", " ", " ", " ", "x"],
  ]
}
