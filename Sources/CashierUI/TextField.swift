import Terminal

/// One line that is typed: what searches, filters and the palette are given.
struct TextField: Equatable, Sendable {
  /// What is not read to its end is not typed by hand.
  private static let longest = 200

  private(set) var text: String
  /// Characters before the cursor.
  private(set) var cursor: Int

  init(_ text: String = "") {
    self.text = String(text.prefix(Self.longest))
    cursor = self.text.count
  }

  /// Takes a key in; false where it is not one that edits.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace:
      if cursor > 0 { remove(from: cursor - 1) }
    case .delete:
      if cursor < text.count { remove(from: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .control("u"):
      text = String(text.dropFirst(cursor))
      cursor = 0
    case .control("w"):
      let head = text.prefix(cursor).reversed().drop { $0 == " " }.drop { $0 != " " }
      text = String(head.reversed()) + text.dropFirst(cursor)
      cursor = head.count
    default: return false
    }
    return true
  }

  /// Puts a text in at the cursor, as far as it fits; line ends become spaces.
  mutating func insert(_ more: String) {
    let room = Self.longest - text.count
    let line = String(more.prefix(max(0, room)).map { $0.isNewline ? " " : $0 })
    // What is typed may join the character before it.
    let head = String(text.prefix(cursor)) + line
    text = head + String(text.dropFirst(cursor))
    cursor = min(head.count, text.count)
  }

  private mutating func remove(from index: Int) {
    text.remove(at: text.index(text.startIndex, offsetBy: index))
    cursor = min(index, text.count)
  }
}

extension Canvas {
  /// Draws a field with its cursor; a text that is too long is shown around the cursor.
  mutating func put(_ field: TextField, at point: Point, width: Int, role: Role = .bright) {
    guard width > 1 else { return }
    var head = String(field.text.prefix(field.cursor))
    while columns(of: head) > width - 1 { head.removeFirst() }
    let used = put(head, at: point, role: role)
    let tail = String(field.text.dropFirst(field.cursor))
    put(
      tail.isEmpty ? " " : tail, at: point.moved(columns: used), role: role, maxWidth: width - used)
    add(.reverse, in: Rect(origin: point.moved(columns: used), size: Size(columns: 1, rows: 1)))
  }
}
