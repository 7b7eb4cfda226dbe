/// Bytes of valid UTF-8, a place in them, and the line and column of any place.
struct Cursor {
  let bytes: [UInt8]
  var index = 0
  /// The last place that was asked for: asking for later ones costs only the way between.
  private var known = (offset: 0, line: 1, column: 1)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }

  func peek(_ ahead: Int = 0) -> UInt8? {
    index + ahead < bytes.count ? bytes[index + ahead] : nil
  }

  func isNext(_ text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[index..<(index + $0.count)].elementsEqual($0) }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    index += 1
    return true
  }

  /// The scalar at the cursor and its length in bytes.
  func scalar() -> (scalar: Unicode.Scalar, length: Int)? {
    guard let first = peek() else { return nil }
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for ahead in 1..<length { value = value << 6 | UInt32((peek(ahead) ?? 0x80) & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  mutating func position(at offset: Int) -> Position {
    if offset < known.offset { known = (0, 1, 1) }
    while known.offset < min(offset, bytes.count) {
      let byte = bytes[known.offset]
      let next = known.offset + 1 < bytes.count ? bytes[known.offset + 1] : 0
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && next != UInt8(ascii: "\n") {
        known.line += 1
        known.column = 1
      } else if byte & 0xC0 != 0x80, byte != UInt8(ascii: "\r") {
        known.column += 1
      }
      known.offset += 1
    }
    return Position(line: known.line, column: known.column)
  }

  mutating func error(_ zh: String, _ en: String, at offset: Int? = nil) -> ReadError {
    ReadError(Bilingual(zh: zh, en: en), at: position(at: offset ?? index))
  }
}
