/// How much of a YAML document is read before it is refused.
public struct YAMLLimits: Sendable {
  /// Bytes of text.
  public var bytes = 1 << 20
  /// Levels of mappings and sequences.
  public var depth = 64
  /// Values, each alias counted as all that it stands for.
  public var nodes = 10_000

  public init() {}

  public static let standard = YAMLLimits()
}

/// Whether aliases could multiply inside a key. The parser compares keys before anything can count
/// what they expand to, so such a document is refused unparsed.
func multipliesAliasesInKeys(_ text: String) -> Bool {
  let harmless = 24
  var aliases = 0
  var inKeys = false
  var previous = UInt8(ascii: "\n")
  var ended = false
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "*") where isBetween(previous): aliases += 1
    case UInt8(ascii: "?") where isBetween(previous): inKeys = true
    case UInt8(ascii: ":") where ended: inKeys = true
    default: break
    }
    if byte == UInt8(ascii: " ") {
      if previous != UInt8(ascii: " ") { ended = endsNode(previous) || aliases > harmless }
    } else {
      ended = endsNode(byte)
    }
    previous = byte
  }
  return aliases > harmless && inKeys
}

private func isBetween(_ byte: UInt8) -> Bool {
  " \n\t\r[{,:?-".utf8.contains(byte)
}

private func endsNode(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
}
