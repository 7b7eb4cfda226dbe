import Documents
import Payment
import Terminal
import Walk

/// An entry explained: what it is, the rule behind it, its payload, its cause and its effects.
struct EntryExplained {
  let text: EntryText
  let effects: [Int]
  let glyphs: Glyphs

  /// More lines of a payload are not read on a screen.
  private static let longest = 2_000

  init(_ entry: Entry, in model: Model) {
    text = EntryText(entry: entry, walk: model.record, language: model.language)
    effects = model.lanes.consequences.of(Int(entry.number), atMost: 9)
    glyphs = model.preferences.glyphs
  }

  func meaning(_ width: Int) -> [OverlayLine] {
    (text.meaning.map { wrapped($0, to: width) } ?? []).map { [($0, .bright)] }
  }

  /// The rule of tt.pay, the sign and the name of how it is known before it.
  func rule(_ width: Int) -> [OverlayLine] {
    guard let rule = text.entry.rule else { return [] }
    let (sign, role) = sign(of: rule.provenance)
    let head = "\(sign) [\(rule.provenance.name[text.language])] "
    let lines = wrapped(head + rule.text[text.language], to: width)
    return lines.enumerated().map { index, line in
      guard index == 0, line.hasPrefix(head) else { return [(line, .text)] }
      return [(head, role), (String(line.dropFirst(head.count)), .text)]
    }
  }

  private func sign(of provenance: Provenance) -> (Character, Role) {
    switch provenance {
    case .documented: (glyphs.tick, .documented)
    case .observed: (glyphs.radioOn, .observed)
    case .ourChoice: (glyphs.radioOff, .ourChoice)
    }
  }

  func payload(_ width: Int, atMost lines: Int = Self.longest) -> [OverlayLine] {
    guard case .finding = text.entry.what else {
      return CodeText.wrapped(text.payload, to: width, atMost: lines)
    }
    return text.payload.flatMap { wrapped($0, to: width) }.prefix(lines).map { [($0, .text)] }
  }

  /// `→ #13 #14`.
  var effectNumbers: String? {
    guard !effects.isEmpty else { return nil }
    let numbers = effects.prefix(4).map { "#\($0)" }.joined(separator: " ")
    let more = effects.count > 4 ? " \(glyphs.ellipsis)" : ""
    return "\(glyphs.arrowRight) \(numbers)\(more)"
  }

  /// The cause and the effects, a line each, with what they are.
  func relations(_ width: Int, _ entries: [Entry]) -> [OverlayLine] {
    var lines: [OverlayLine] = []
    if text.entry.cause > 0 {
      lines.append(relation(glyphs.arrowLeft, Int(text.entry.cause), entries))
    }
    for effect in effects.prefix(8) { lines.append(relation(glyphs.arrowRight, effect, entries)) }
    if effects.count > 8 { lines.append([("  \(glyphs.ellipsis)", .dim)]) }
    return lines
  }

  private func relation(_ arrow: Character, _ number: Int, _ entries: [Entry]) -> OverlayLine {
    guard entries.indices.contains(number - 1) else { return [] }
    let other = EntryText(entry: entries[number - 1], walk: text.walk, language: text.language)
    return [
      ("\(arrow) #\(number)  ", .accent), (other.time + " s  ", .dim),
      (other.route + "  ", .laneName), (other.label, .text),
    ]
  }
}
