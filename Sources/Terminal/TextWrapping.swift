/// The lines of a text broken to at most `width` columns: between words, between Chinese
/// characters, inside a word only when it is longer than a line. Line ends in it are kept. Of a text
/// that no screen has room for the beginning counts.
public func wrapped(_ text: String, to width: Int) -> [String] {
  guard width > 0 else { return [] }
  return text.prefix(20_000).split(separator: "\n", omittingEmptySubsequences: false)
    .flatMap { wrappedLine(String($0), to: width) }
}

private func wrappedLine(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  func finish() {
    while line.last == " " { line.removeLast() }
    lines.append(line)
    line = ""
    used = 0
  }
  for piece in unbreakablePieces(text) {
    var rest = piece
    let needed = columns(of: rest)
    if rest == " " {
      if used == 0, !lines.isEmpty { continue }
      if used + 1 > width { continue }
    } else if used > 0, used + needed > width {
      finish()
    }
    if needed > width { rest = cut(rest, to: width, &lines) }
    line += rest
    used += needed > width ? columns(of: rest) : needed
  }
  finish()
  return lines
}

/// Cuts a word that is longer than a line; what is left of it fits.
private func cut(_ word: String, to width: Int, _ lines: inout [String]) -> String {
  var part = ""
  var used = 0
  for character in word {
    let needed = columns(of: String(character))
    if used + needed > width, used > 0 {
      lines.append(part)
      part = ""
      used = 0
    }
    part.append(character)
    used += needed
  }
  return part
}

/// Words, single spaces, and wide characters with the punctuation that must not leave them.
private func unbreakablePieces(_ text: String) -> [String] {
  var pieces: [String] = []
  var glued = false
  for character in text {
    let sign = character.unicodeScalars.first ?? " "
    let isWide = !sign.isASCII && columns(of: String(character)) > 1
    let opens = opens(sign)
    let closes = closes(sign)
    if let last = pieces.last, last != " ", character != " ",
      glued || closes || (!isWide && !endsWide(last) && !opens)
    {
      pieces[pieces.count - 1].append(character)
    } else {
      pieces.append(String(character))
    }
    glued = opens
  }
  return pieces
}

private func endsWide(_ piece: String) -> Bool {
  piece.last.map { columns(of: String($0)) > 1 } ?? false
}

/// Brackets and quotes that must not leave what follows them.
private func opens(_ sign: Unicode.Scalar) -> Bool {
  switch sign {
  case "（", "「", "『", "《", "【", "“", "‘", "(", "[", "{": true
  default: false
  }
}

/// Punctuation that must not leave what it follows.
private func closes(_ sign: Unicode.Scalar) -> Bool {
  switch sign {
  case "，", "。", "、", "；", "：", "！", "？", "）", "」", "』", "》", "】", "”", "’", "…", ")", "]", "}",
    ",", ".", ";", ":", "!", "?":
    true
  default: false
  }
}
