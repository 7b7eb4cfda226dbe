extension String {
  /// Whether the bytes of `part` occur in this text; many times faster than `contains`.
  func containsBytes(_ part: StaticString) -> Bool {
    part.withUTF8Buffer { part in
      var copy = self
      return copy.withUTF8 { text in
        guard let first = part.first, text.count >= part.count else { return part.isEmpty }
        return (0...(text.count - part.count)).contains { start in
          text[start] == first && text[start..<(start + part.count)].elementsEqual(part)
        }
      }
    }
  }
}
