/// `text` with everything that could drive or confuse a terminal replaced by a visible stand-in.
///
/// C0 controls and DEL become their control pictures (`␛`), everything else that
/// ``containsUnprintable(_:)`` finds becomes `�`.
public func printable(_ text: String) -> String {
  guard containsUnprintable(text) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { result.append(standIn(for: scalar) ?? scalar) }
  return String(result)
}

/// Whether `text` holds control characters, direction controls, line or paragraph separators, or
/// characters without a width of their own.
public func containsUnprintable(_ text: String) -> Bool {
  !text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    && text.unicodeScalars.contains { isUnprintable($0) }
}

/// Whether one character must not reach a terminal as it is. The joiners of scripts and emoji
/// (U+200C, U+200D) are no threat; `Terminal` draws what stands beside them.
public func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20...0x7E: false
  case 0...0x9F, 0xAD, 0x034F, 0x061C, 0x180E: true
  case 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
  case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
  default: false
  }
}

private func standIn(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
  guard isUnprintable(scalar) else { return nil }
  switch scalar.value {
  case 0..<0x20: return Unicode.Scalar(0x2400 + scalar.value)
  case 0x7F: return "\u{2421}"
  default: return "\u{FFFD}"
  }
}

/// A text's lines, each fit to be shown; one line end at its end begins no other.
public func printableLines(of text: String) -> [String] {
  var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  if lines.last?.isEmpty == true { lines.removeLast() }
  return lines.map { printable(String($0)) }
}
