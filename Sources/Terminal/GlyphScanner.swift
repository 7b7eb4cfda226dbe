import CTerminal
import Foundation

/// A sign as the terminal will place it.
struct ScannedGlyph {
  var scalar: Unicode.Scalar
  var firstMark: UInt32 = 0
  var secondMark: UInt32 = 0
  var width: Int
}

private let replacement = Unicode.Scalar(0xFFFD as UInt16) ?? "?"

/// Calls `body` for each sign of a text until it returns false.
///
/// Measured by the function that ncurses uses, scalar by scalar, after NFC. Line ends and tabs
/// become spaces; what cannot be printed or would act on the terminal or on the direction of text
/// becomes U+FFFD; of a joined emoji only the first is kept.
func scanGlyphs(_ text: String, _ body: (ScannedGlyph) -> Bool) {
  if text.utf8.allSatisfy({ $0 < 0x80 }) {
    for byte in text.utf8 where !body(asciiGlyph(byte)) { return }
    return
  }
  let composed =
    text.unicodeScalars.contains(where: isMark)
    ? text.precomposedStringWithCanonicalMapping : text
  var pending: ScannedGlyph?
  var joined = false
  for scalar in composed.unicodeScalars {
    if scalar == "\u{200D}" {
      joined = pending != nil
      continue
    }
    if joined, !isMark(scalar) {
      joined = false
      continue
    }
    if isDropped(scalar) { continue }
    if isMark(scalar), pending != nil {
      if pending?.firstMark == 0 {
        pending?.firstMark = scalar.value
      } else if pending?.secondMark == 0 {
        pending?.secondMark = scalar.value
      }
      continue
    }
    if let glyph = pending, !body(glyph) { return }
    pending = glyph(scalar)
  }
  if let glyph = pending { _ = body(glyph) }
}

private func asciiGlyph(_ byte: UInt8) -> ScannedGlyph {
  switch byte {
  case 0x20..<0x7F: ScannedGlyph(scalar: Unicode.Scalar(byte), width: 1)
  case 0x09, 0x0A, 0x0D: ScannedGlyph(scalar: " ", width: 1)
  default: ScannedGlyph(scalar: replacement, width: 1)
  }
}

private func glyph(_ scalar: Unicode.Scalar) -> ScannedGlyph {
  if scalar.isASCII { return asciiGlyph(UInt8(truncatingIfNeeded: scalar.value)) }
  let width = Int(ct_width(scalar.value))
  if width < 1 || actsOnDirection(scalar) { return ScannedGlyph(scalar: replacement, width: 1) }
  return ScannedGlyph(scalar: scalar, width: width)
}

/// A mark that is drawn over the sign before it.
private func isMark(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value >= 0x300 && ct_width(scalar.value) == 0 && !isFormat(scalar)
    && !isDropped(scalar)
}

/// Presentation selectors and skin tones: they would change the width that a terminal draws.
private func isDropped(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0100...0xE01EF, 0x200C: true
  default: false
  }
}

/// Invisible characters that must be seen: they hide in orders and change how a line reads.
private func isFormat(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F: true
  default: false
  }
}

private func actsOnDirection(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value == 0x061C || scalar.value == 0xAD || isFormat(scalar)
}
