extension Value {
  /// The value as JSON, as `JSON.stringify` prints it; functions are left out.
  ///
  /// With `isHarmless`, what must not reach a terminal is written as `\u` escapes: the same JSON.
  public func json(indented: Bool = false, isHarmless: Bool = true) -> String {
    var writer = JSONWriter(isIndented: indented, isHarmless: isHarmless)
    writer.write(self, level: 0)
    return writer.text
  }
}

private struct JSONWriter {
  let isIndented: Bool
  let isHarmless: Bool
  var text = ""

  mutating func write(_ value: Value, level: Int) {
    switch value {
    case .string(let string): write(string)
    case .number(let number):
      let isFinite = !number.javaScriptText.hasSuffix("Infinity") && number.javaScriptText != "NaN"
      text += isFinite ? number.javaScriptText : "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .null, .function: text += "null"
    case .array(let values):
      list(values, "[", "]", level) { writer, value in writer.write(value, level: level + 1) }
    case .object(let object):
      let members = object.members.filter { $0.value != .function }
      list(members, "{", "}", level) { writer, member in
        writer.write(member.name)
        writer.text += writer.isIndented ? ": " : ":"
        writer.write(member.value, level: level + 1)
      }
    }
  }

  private mutating func list<Item>(
    _ items: [Item], _ open: String, _ close: String, _ level: Int,
    _ item: (inout JSONWriter, Item) -> Void
  ) {
    text += open
    for (index, each) in items.enumerated() {
      if index > 0 { text += "," }
      newLine(level + 1)
      item(&self, each)
    }
    if !items.isEmpty { newLine(level) }
    text += close
  }

  private mutating func newLine(_ level: Int) {
    guard isIndented else { return }
    text += "\n" + String(repeating: "  ", count: level)
  }

  private mutating func write(_ string: String) {
    text += "\""
    defer { text += "\"" }
    if string.utf8.allSatisfy(Self.isPlain) {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      default:
        if scalar.value < 0x20 || isHarmless && isUnprintable(scalar) {
          for unit in String(scalar).utf16 {
            let hex = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
          }
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
  }

  /// Stands for itself, harmless or not.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
