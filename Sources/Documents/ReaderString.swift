extension Reader {
  /// A quoted string: `"…"`, and in JavaScript `'…'` and templates without substitutions.
  mutating func readString() throws(ReadError) -> String {
    let start = cursor.index
    let quote = cursor.bytes[start]
    cursor.index += 1
    return try readText(until: quote, start)
  }

  private mutating func readText(until quote: UInt8, _ start: Int) throws(ReadError) -> String {
    var text: [UInt8] = []
    let isTemplate = quote == UInt8(ascii: "`")
    while let byte = cursor.peek() {
      switch byte {
      case quote:
        cursor.index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try readEscape(into: &text)
      case 0x0A, 0x0D:
        guard isTemplate else {
          throw cursor.error("字符串没有结束", "the string is not closed", at: start)
        }
        if cursor.isNext("\r\n") { cursor.index += 1 }
        text.append(0x0A)
        cursor.index += 1
      case UInt8(ascii: "$") where isTemplate && cursor.isNext("${"):
        throw cursor.error("无法读取模板中的表达式 “${”", "an expression “${” in a template cannot be read")
      default:
        text.append(byte)
        cursor.index += 1
      }
    }
    throw cursor.error("字符串没有结束", "the string is not closed", at: start)
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(ReadError) {
    let start = cursor.index
    cursor.index += 1
    guard let (scalar, length) = cursor.scalar() else { return }
    cursor.index += length
    if let plain = simpleEscape(scalar) {
      text.append(plain)
      return
    }
    if scalar == "u" {
      guard let unit = try readUnicodeEscape(start) else { throw badEscape(start) }
      text.append(contentsOf: Array(String(decodedPair(unit)).utf8))
      return
    }
    guard dialect == .javaScript else { throw badEscape(start) }
    switch scalar {
    case "v": text.append(0x0B)
    case "x":
      guard let unit = readHex(count: 2), let decoded = Unicode.Scalar(unit) else {
        throw badEscape(start)
      }
      text.append(contentsOf: Array(String(decoded).utf8))
    case "0" where !isDigit(cursor.peek()): text.append(0)
    case "0"..."9": throw badEscape(start)
    case "\r": _ = cursor.take(0x0A)
    case "\n", "\u{2028}", "\u{2029}": break
    default: text.append(contentsOf: Array(String(scalar).utf8))
    }
  }

  private func simpleEscape(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "\"", "\\", "/": UInt8(ascii: scalar)
    case "b": 0x08
    case "f": 0x0C
    case "n": 0x0A
    case "r": 0x0D
    case "t": 0x09
    default: nil
    }
  }

  /// The number after `\u`: four hex digits, or in JavaScript `{…}`.
  mutating func readUnicodeEscape(_ start: Int) throws(ReadError) -> UInt32? {
    guard dialect == .javaScript, cursor.take(UInt8(ascii: "{")) else { return readHex(count: 4) }
    var value: UInt32 = 0
    var count = 0
    while let digit = hexDigit(cursor.peek()) {
      value = min(value << 4 | digit, 0x110000)
      count += 1
      cursor.index += 1
    }
    guard count > 0, value < 0x110000, cursor.take(UInt8(ascii: "}")) else {
      throw badEscape(start)
    }
    return value
  }

  /// The scalar of one UTF-16 unit and the escaped unit that may follow it; half a pair is U+FFFD.
  private mutating func decodedPair(_ unit: UInt32) -> Unicode.Scalar {
    if (0xD800..<0xDC00).contains(unit), cursor.isNext("\\u") {
      let start = cursor.index
      cursor.index += 2
      if let low = readHex(count: 4), (0xDC00..<0xE000).contains(low) {
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
      }
      cursor.index = start
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  private mutating func readHex(count: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = hexDigit(cursor.peek()) else { return nil }
      value = value << 4 | digit
      cursor.index += 1
    }
    return value
  }

  private func hexDigit(_ byte: UInt8?) -> UInt32? {
    byte.flatMap(hexValue).map(UInt32.init)
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }

  private mutating func badEscape(_ start: Int) -> ReadError {
    cursor.error("字符串中的转义无效", "an invalid escape in a string", at: start)
  }
}
