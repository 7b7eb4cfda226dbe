/// The columns that a text takes on the screen.
public func columns(of text: String) -> Int {
  var total = 0
  scanGlyphs(text) {
    total += $0.width
    return true
  }
  return total
}

/// A text that takes at most that many columns, an ellipsis in place of what is cut off.
public func clipped(_ text: String, to limit: Int, glyphs: Glyphs = .unicode) -> String {
  guard limit > 0 else { return "" }
  guard columns(of: text) > limit else { return text }
  return prefix(of: text, columns: limit - 1) + String(glyphs.ellipsis)
}

/// The first lines of a wrapped text, with an ellipsis where more follow.
public func wrapped(
  _ text: String, to limit: Int, lines: Int, glyphs: Glyphs = .unicode
) -> [String] {
  let all = wrapped(text, to: limit)
  guard all.count > lines, lines > 0 else { return Array(all.prefix(max(0, lines))) }
  let cut = prefix(of: all[lines - 1], columns: limit - 1) + String(glyphs.ellipsis)
  return all.prefix(lines - 1) + [cut]
}

public enum Alignment: Sendable {
  case left, centre, right
}

/// A text that takes exactly that many columns: clipped, or filled with spaces.
public func padded(
  _ text: String, to width: Int, alignment: Alignment = .left, glyphs: Glyphs = .unicode
) -> String {
  let fitted = clipped(text, to: width, glyphs: glyphs)
  let space = max(0, width - columns(of: fitted))
  let before =
    switch alignment {
    case .left: 0
    case .centre: space / 2
    case .right: space
    }
  return spaces(before) + fitted + spaces(space - before)
}

/// The longest beginning of a text that fits, without a sign cut in two.
func prefix(of text: String, columns limit: Int) -> String {
  var used = 0
  var result = ""
  for character in text {
    let width = columns(of: String(character))
    if used + width > limit { break }
    used += width
    result.append(character)
  }
  return result
}

private func spaces(_ count: Int) -> String {
  String(repeating: " ", count: count)
}
