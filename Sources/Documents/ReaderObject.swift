extension Reader {
  mutating func readObject() throws(ReadError) -> Object {
    try descend()
    var object = Object()
    // By their bytes: Swift holds é and e + U+0301 for the same text, JavaScript does not.
    var places: [Bytes: (member: Int, duplicate: Int?)] = [:]
    let start = cursor.index
    cursor.index += 1
    try skipBlank()
    while !cursor.take(UInt8(ascii: "}")) {
      if cursor.isAtEnd {
        let place = cursor.position(at: start)
        throw cursor.error(
          "文档在对象结束之前中断（对象始于 \(place.line):\(place.column)）",
          "the document ends inside the object that begins at \(place.line):\(place.column)",
          at: cursor.bytes.count)
      }
      let member = try readMember()
      let name = Bytes(member.name)
      if let place = places[name] {
        let position = object.members[place.member].position
        object.members[place.member] = Member(
          name: member.name, value: member.value, position: position,
          valuePosition: member.valuePosition)
        let duplicate = Duplicate(name: member.name, position: member.position)
        if let noted = place.duplicate {
          object.duplicates[noted] = duplicate
        } else {
          places[name]?.duplicate = object.duplicates.count
          object.duplicates.append(duplicate)
        }
      } else {
        places[name] = (object.members.count, nil)
        object.members.append(member)
      }
      try skipBlank()
      try separate(before: UInt8(ascii: "}"))
    }
    depth -= 1
    return object
  }

  private mutating func readMember() throws(ReadError) -> Member {
    let start = cursor.index
    let position = cursor.position(at: start)
    var name = try readName()
    try skipBlank()
    if dialect == .javaScript {
      // async f() {}, get f() {}, *f() {}
      while let byte = cursor.peek(), byte != UInt8(ascii: ":"), byte != UInt8(ascii: "("),
        byte != UInt8(ascii: ","), byte != UInt8(ascii: "}"),
        ["async", "get", "set"].contains(name)
      {
        name = try readName()
        try skipBlank()
      }
      switch cursor.peek() {
      case UInt8(ascii: "("):
        let valuePosition = cursor.position(at: cursor.index)
        try skipMethod()
        return Member(
          name: name, value: .function, position: position, valuePosition: valuePosition)
      case UInt8(ascii: ","), UInt8(ascii: "}"):
        return Member(name: name, value: .function, position: position, valuePosition: position)
      default: break
      }
    }
    guard cursor.take(UInt8(ascii: ":")) else { throw unexpected("“:”", "“:”") }
    try skipBlank()
    let valuePosition = cursor.position(at: cursor.index)
    let value = try readValue()
    return Member(name: name, value: value, position: position, valuePosition: valuePosition)
  }

  private mutating func readName() throws(ReadError) -> String {
    if dialect == .javaScript, cursor.take(UInt8(ascii: "*")) { try skipBlank() }
    switch cursor.peek() ?? 0 {
    case UInt8(ascii: "\""): return try readString()
    case UInt8(ascii: "'") where dialect == .javaScript: return try readString()
    case UInt8(ascii: "0")...UInt8(ascii: "9") where dialect == .javaScript,
      UInt8(ascii: ".") where dialect == .javaScript && !cursor.isNext("..."):
      return try readNumber().javaScriptText
    case UInt8(ascii: "[") where dialect == .javaScript:
      throw cursor.error("无法读取计算出来的键", "a computed key cannot be read")
    case UInt8(ascii: ".") where dialect == .javaScript:
      throw cursor.error("无法读取展开语法 “...”", "a spread “...” cannot be read")
    default: break
    }
    guard dialect == .javaScript, let name = try readIdentifier() else {
      throw unexpected("键", "a key")
    }
    return name
  }

  /// A JavaScript identifier at the cursor, if there is one.
  mutating func readIdentifier() throws(ReadError) -> String? {
    var name = String.UnicodeScalarView()
    while let (scalar, length) = cursor.scalar() {
      if cursor.isNext("\\u"), dialect == .javaScript {
        let start = cursor.index
        cursor.index += 2
        guard let unit = try readUnicodeEscape(start), let escaped = Unicode.Scalar(unit) else {
          throw cursor.error("键中的转义无效", "an invalid escape in a name", at: start)
        }
        name.append(escaped)
        continue
      }
      let isDigit = ("0"..."9").contains(scalar)
      guard isIdentifierPart(scalar), !name.isEmpty || !isDigit else { break }
      name.append(scalar)
      cursor.index += length
    }
    return name.isEmpty ? nil : String(name)
  }

  private func isIdentifierPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "$": true
    default: scalar.value >= 0x80 && scalar.properties.isIDContinue
    }
  }
}

/// A text as its UTF-8 bytes, for where two texts are the same only if their bytes are.
private struct Bytes: Hashable {
  private let text: String

  init(_ text: String) { self.text = text }

  static func == (a: Bytes, b: Bytes) -> Bool { a.text.isSameBytes(as: b.text) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
