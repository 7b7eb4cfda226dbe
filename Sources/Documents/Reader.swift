/// A recursive descent over one document; its depth is bounded.
struct Reader {
  enum Dialect { case json, javaScript }

  var cursor: Cursor
  let dialect: Dialect
  var depth = 0
  var maximumDepth = OrderReader.maximumDepth
  /// The last scan for the end of a regular expression that found none.
  var failedRegex: RegexScan?

  init(_ cursor: Cursor, dialect: Dialect) {
    self.cursor = cursor
    self.dialect = dialect
  }

  mutating func readDocument() throws(ReadError) -> Value {
    try skipBlank()
    let value = try readValue()
    try expectEnd()
    return value
  }

  mutating func expectEnd() throws(ReadError) {
    try skipBlank()
    guard cursor.isAtEnd else {
      throw cursor.error(
        "文档结束之后还有内容：\(found())", "unexpected \(found(in: .en)) after the end of the document")
    }
  }

  mutating func readValue() throws(ReadError) -> Value {
    switch cursor.peek() ?? 0 {
    case UInt8(ascii: "{"): return .object(try readObject())
    case UInt8(ascii: "["): return .array(try readArray())
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "'") where dialect == .javaScript,
      UInt8(ascii: "`") where dialect == .javaScript:
      return .string(try readString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .number(try readNumber())
    case UInt8(ascii: "+"), UInt8(ascii: "."):
      if dialect == .javaScript, !cursor.isNext("...") { return .number(try readNumber()) }
      throw unexpected("一个值", "a value")
    case UInt8(ascii: "(") where dialect == .javaScript: return try skipExpression()
    default: return try readWordValue()
    }
  }

  private mutating func readWordValue() throws(ReadError) -> Value {
    let start = cursor.index
    guard let word = try readIdentifier() else { throw unexpected("一个值", "a value") }
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: break
    }
    guard dialect == .javaScript else {
      cursor.index = start
      throw unexpected("一个值", "a value")
    }
    switch word {
    case "undefined": return .null
    case "NaN": return .number(Number(text: word, value: .nan))
    case "Infinity": return .number(Number(text: word, value: .infinity))
    default:
      cursor.index = start
      return try skipExpression()
    }
  }

  mutating func readArray() throws(ReadError) -> [Value] {
    try descend()
    var values: [Value] = []
    cursor.index += 1
    try skipBlank()
    while !cursor.take(UInt8(ascii: "]")) {
      values.append(try readValue())
      try skipBlank()
      try separate(before: UInt8(ascii: "]"))
    }
    depth -= 1
    return values
  }

  /// Takes the comma between two items, or sees the closing bracket that ends them.
  mutating func separate(before close: UInt8) throws(ReadError) {
    if cursor.peek() == close { return }
    guard cursor.take(UInt8(ascii: ",")) else {
      let text = String(UnicodeScalar(close))
      throw unexpected("“,” 或 “\(text)”", "“,” or “\(text)”")
    }
    try skipBlank()
    if dialect == .json, cursor.peek() == close {
      throw unexpected("下一项", "another item after the comma")
    }
  }

  mutating func descend() throws(ReadError) {
    guard depth < maximumDepth else {
      throw cursor.error(
        "嵌套过深：上限 \(maximumDepth) 层",
        "nested too deeply: at most \(maximumDepth) levels")
    }
    depth += 1
  }
}
