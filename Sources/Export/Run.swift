import Terminal

/// Neighbouring cells that are drawn together: one look, signs of one kind.
struct Run {
  /// What decides how wide a font draws a sign.
  enum Kind {
    /// Letters and box drawing, which every monospace font has at its own width.
    case plain
    /// Other signs one column wide, which may come from another font.
    case sign
    /// Signs two columns wide.
    case wide
  }

  let look: Cell
  let kind: Kind
  let column: Int
  var columns: Int
  var text: String

  var isBlank: Bool { text.utf8.allSatisfy { $0 == 0x20 } }

  /// The runs of a row. Where it is split at gaps, the gaps are left out.
  static func of(_ canvas: Canvas, row: Int, splitsAtGaps: Bool = false) -> [Run] {
    var runs: [Run] = []
    for column in 0..<canvas.size.columns {
      guard let cell = canvas[Point(column: column, row: row)], cell.width > 0 else { continue }
      let text = cell.text
      let kind = kind(of: text, width: cell.width)
      let isJoined = runs.last.map { $0.look.looks(like: cell) && $0.kind == kind } ?? false
      if isJoined {
        runs[runs.count - 1].columns += Int(cell.width)
        runs[runs.count - 1].text += text
      } else {
        runs.append(
          Run(look: cell, kind: kind, column: column, columns: Int(cell.width), text: text))
      }
    }
    return splitsAtGaps ? runs.flatMap(\.parts) : runs
  }

  private static func kind(of text: String, width: UInt8) -> Kind {
    if width == 2 { return .wide }
    return text.unicodeScalars.allSatisfy { $0.value < 0x2000 || (0x2500...0x257F) ~= $0.value }
      ? .plain : .sign
  }

  /// The parts between gaps of two blanks and more.
  private var parts: [Run] {
    guard kind == .plain, text.contains("  ") || text.first == " " || text.last == " " else {
      return [self]
    }
    var parts: [Run] = []
    var blanks = 2
    for (offset, sign) in Array(text).enumerated() {
      if sign == " " {
        blanks += 1
        continue
      }
      if blanks >= 2 || parts.isEmpty {
        parts.append(
          Run(look: look, kind: kind, column: column + offset, columns: 1, text: String(sign)))
      } else {
        let gap = String(repeating: " ", count: blanks)
        parts[parts.count - 1].text += gap + String(sign)
        parts[parts.count - 1].columns += blanks + 1
      }
      blanks = 0
    }
    return parts
  }
}
