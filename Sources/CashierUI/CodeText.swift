import Terminal

/// Code in colours: keys, strings and numbers told apart, in JSON, in headers and in calls.
enum CodeText {
  /// A line in runs, each with what it is.
  static func runs(_ line: String) -> OverlayLine {
    var runs: OverlayLine = []
    var rest = Substring(line)
    while let first = rest.first {
      let (text, role) = token(rest, first)
      if let last = runs.last, last.role == role {
        runs[runs.count - 1].text += text
      } else {
        runs.append((String(text), role))
      }
      rest = rest[text.endIndex...]
    }
    return runs
  }

  private static func token(_ rest: Substring, _ first: Character) -> (Substring, Role) {
    if first == "\"" || first == "'" {
      let text = quoted(rest, first)
      return (text, isFollowedByColon(rest[text.endIndex...]) ? .codeKey : .codeString)
    }
    if first.isNumber { return (rest.prefix { $0.isNumber || $0 == "." }, .codeNumber) }
    guard first.isLetter || first == "_" else { return (rest.prefix(1), .text) }
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    let after = rest[word.endIndex...]
    return (word, after.first == "=" || isFollowedByColon(after) ? .codeKey : .text)
  }

  private static func quoted(_ rest: Substring, _ quote: Character) -> Substring {
    var end = rest.index(after: rest.startIndex)
    while end < rest.endIndex {
      let character = rest[end]
      end = rest.index(after: end)
      if character == quote { break }
      if character == "\\", end < rest.endIndex { end = rest.index(after: end) }
    }
    return rest[..<end]
  }

  /// A colon, but not that of `https://`.
  private static func isFollowedByColon(_ rest: Substring) -> Bool {
    let rest = rest.drop { $0 == " " }
    return rest.first == ":" && !rest.dropFirst().hasPrefix("//")
  }

  /// Lines broken to at most `width` columns, what goes on a little further in; at most `count`.
  static func wrapped(_ lines: [String], to width: Int, atMost count: Int) -> [OverlayLine] {
    var wrapped: [OverlayLine] = []
    for line in lines {
      guard wrapped.count < count else { break }
      wrapped += self.wrapped(line, to: width, atMost: count - wrapped.count)
    }
    return wrapped
  }

  private static func wrapped(_ line: String, to width: Int, atMost count: Int) -> [OverlayLine] {
    let indent = String(repeating: " ", count: min(line.prefix { $0 == " " }.count + 2, width / 2))
    var lines: [OverlayLine] = []
    var current: OverlayLine = []
    var used = 0
    for (text, role) in runs(line) {
      var part = ""
      for character in text {
        let needed = columns(of: String(character))
        if used + needed > width, used > 0 {
          current.append((part, role))
          lines.append(current)
          if lines.count == count { return lines }
          current = [(indent, .text)]
          used = indent.utf8.count
          part = ""
        }
        part.append(character)
        used += needed
      }
      current.append((part, role))
    }
    return lines + [current]
  }
}
