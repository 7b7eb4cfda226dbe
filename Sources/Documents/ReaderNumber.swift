extension Reader {
  /// A number: JSON's, and in JavaScript also `.5`, `5.`, `+5`, `0x1F`, `0o17`, `0b11`, `1_000`.
  mutating func readNumber() throws(ReadError) -> Number {
    let start = cursor.index
    while let byte = cursor.peek(), isNumberPart(byte, after: cursor.index, from: start) {
      cursor.index += 1
    }
    let text = String(decoding: cursor.bytes[start..<cursor.index], as: UTF8.self)
    let isNegative = text.hasPrefix("-")
    let digits = text.first.map { "+-".contains($0) } == true ? String(text.dropFirst()) : text
    if dialect == .javaScript, digits == "Infinity" || digits == "NaN" {
      let value: Double = digits == "NaN" ? .nan : .infinity
      return Number(text: text, value: isNegative ? -value : value)
    }
    guard let magnitude = magnitude(digits) else {
      throw cursor.error(
        "不是数字：“\(clipped(text))”", "not a number: “\(clipped(text))”", at: start)
    }
    return Number(text: text, value: isNegative ? -magnitude : magnitude)
  }

  private func isNumberPart(_ byte: UInt8, after index: Int, from start: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "_"):
      return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      if index == start { return true }
      let isHexadecimal = cursor.bytes[start..<index].prefix(3).contains(UInt8(ascii: "x"))
      return !isHexadecimal && cursor.bytes[index - 1] | 0x20 == UInt8(ascii: "e")
    default: return false
    }
  }

  private func magnitude(_ digits: String) -> Double? {
    if dialect == .javaScript {
      if let whole = radixInteger(digits) { return whole }
      guard !digits.contains("_") || separatorsAreInside(digits) else { return nil }
      let plain = digits.filter { $0 != "_" }
      return isDecimal(plain, loose: true) ? Double(padded(plain)) : nil
    }
    return isDecimal(digits, loose: false) ? Double(digits) : nil
  }

  /// `0x…`, `0o…`, `0b…`, up to 64 bits.
  private func radixInteger(_ digits: String) -> Double? {
    let radix =
      switch digits.prefix(2).lowercased() {
      case "0x": 16
      case "0o": 8
      case "0b": 2
      default: 0
      }
    guard radix > 0, separatorsAreInside(digits) else { return nil }
    let plain = digits.dropFirst(2).filter { $0 != "_" }
    guard plain.first?.isHexDigit == true else { return nil }
    return UInt64(plain, radix: radix).map { Double($0) }
  }

  private func separatorsAreInside(_ digits: String) -> Bool {
    let units = Array(digits.utf8)
    return units.indices.allSatisfy { index in
      units[index] != UInt8(ascii: "_")
        || index > 0 && index + 1 < units.count && isHex(units[index - 1])
          && isHex(units[index + 1])
    }
  }

  private func isHex(_ byte: UInt8) -> Bool { hexValue(byte) != nil }

  /// JSON's grammar; loose also without digits on one side of the point.
  private func isDecimal(_ text: String, loose: Bool) -> Bool {
    var rest = text.utf8[...]
    func takeDigits(_ rest: inout Substring.UTF8View) -> Int {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest.dropFirst(digits.count)
      return digits.count
    }
    let leadsWithZero = rest.first == UInt8(ascii: "0")
    let whole = takeDigits(&rest)
    if leadsWithZero, whole > 1 { return false }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = takeDigits(&rest)
      if !loose, fraction == 0 { return false }
    }
    guard whole > 0 || loose && fraction > 0 else { return false }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      if takeDigits(&rest) == 0 { return false }
    }
    return rest.isEmpty
  }

  /// `5.` and `.5` as every parser of decimals takes them.
  private func padded(_ text: String) -> String {
    var text = text.hasPrefix(".") ? "0" + text : text
    if let point = text.firstIndex(of: ".") {
      let after = text.index(after: point)
      if after == text.endIndex || !text[after].isNumber { text.insert("0", at: after) }
    }
    return text
  }

  private func clipped(_ text: String) -> String {
    text.utf8.count <= 40 ? text : String(text.prefix(40)) + "…"
  }
}
