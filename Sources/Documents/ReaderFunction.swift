/// Skipping code: balanced scanning, without recursion, that knows strings, templates, comments and
/// regular expressions.
extension Reader {
  /// Skips one expression: up to the comma or the bracket that ends it.
  mutating func skipExpression() throws(ReadError) -> Value {
    try skipBalanced { $0 == UInt8(ascii: ",") }
    return .function
  }

  /// Skips `(…) {…}`, the parameters and the body of a method.
  mutating func skipMethod() throws(ReadError) {
    try skipGroup()
    try skipBlank()
    guard cursor.peek() == UInt8(ascii: "{") else { throw unexpected("函数体", "a method body") }
    try skipGroup()
  }

  /// Skips one bracketed group, from its opening bracket to the one that closes it.
  private mutating func skipGroup() throws(ReadError) {
    var isFirst = true
    try skipBalanced { _ in
      defer { isFirst = false }
      return !isFirst
    }
  }

  /// Scans until a byte outside all brackets closes what encloses it, or is one to `stop` at.
  private mutating func skipBalanced(until stop: (UInt8) -> Bool) throws(ReadError) {
    var open: [(close: UInt8, offset: Int)] = []
    var mayBeginRegex = true
    while let byte = cursor.peek() {
      if isComment {
        try skipComment()
        continue
      }
      if open.isEmpty, stop(byte) { return }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        _ = try readLenientString()
        mayBeginRegex = false
        continue
      case UInt8(ascii: "`"):
        open.append((byte, cursor.index))
        cursor.index += 1
        try skipTemplateText(&open)
        mayBeginRegex = open.last?.close == Self.substitution
        continue
      case UInt8(ascii: "("): open.append((UInt8(ascii: ")"), cursor.index))
      case UInt8(ascii: "["): open.append((UInt8(ascii: "]"), cursor.index))
      case UInt8(ascii: "{"): open.append((UInt8(ascii: "}"), cursor.index))
      case UInt8(ascii: "}") where open.last?.close == Self.substitution:
        open.removeLast()
        cursor.index += 1
        try skipTemplateText(&open)
        mayBeginRegex = open.last?.close == Self.substitution
        continue
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard let last = open.last else { return }
        guard last.close == byte else {
          let close = last.close == Self.substitution ? "}" : Character(Unicode.Scalar(last.close))
          throw unexpected("“\(close)”", "“\(close)”")
        }
        open.removeLast()
      case UInt8(ascii: "/") where mayBeginRegex:
        if skipRegex() {
          mayBeginRegex = false
          continue
        }
      default: break
      }
      mayBeginRegex = regexMayFollow(byte, mayBeginRegex)
      cursor.index += 1
    }
    if let last = open.last {
      throw cursor.error("括号没有闭合", "a bracket is not closed", at: last.offset)
    }
  }

  /// Stands for the `}` that ends a template's `${`.
  private static var substitution: UInt8 { 0 }

  /// Skips the text of the innermost template, up to its end or to its next `${`.
  private mutating func skipTemplateText(
    _ open: inout [(close: UInt8, offset: Int)]
  ) throws(ReadError) {
    let start = open.last?.offset ?? cursor.index
    while let byte = cursor.peek() {
      if byte == UInt8(ascii: "\\") {
        cursor.index += 2
      } else if byte == UInt8(ascii: "`") {
        cursor.index += 1
        open.removeLast()
        return
      } else if cursor.isNext("${") {
        open.append((Self.substitution, cursor.index))
        cursor.index += 2
        return
      } else {
        cursor.index += 1
      }
    }
    throw cursor.error("模板字符串没有结束", "the template is not closed", at: start)
  }

  private mutating func readLenientString() throws(ReadError) {
    let start = cursor.index
    let quote = cursor.peek()
    cursor.index += 1
    while let byte = cursor.peek(), byte != 0x0A, byte != 0x0D {
      if byte == quote {
        cursor.index += 1
        return
      }
      if byte == UInt8(ascii: "\\") {
        cursor.index += cursor.isNext("\\\r\n") ? 3 : 2
      } else {
        cursor.index += 1
      }
    }
    throw cursor.error("字符串没有结束", "the string is not closed", at: start)
  }

  /// Skips `/…/flags` if one ends on this line; a lone `/` is a division.
  ///
  /// A scan that comes into the same state at the same place as one that failed ends as that one
  /// did, so that a line is not looked through again from each of its slashes.
  private mutating func skipRegex() -> Bool {
    let start = cursor.index + 1
    var index = start
    var isInClass = false
    var states: [RegexScan.State] = []
    while index < cursor.bytes.count, cursor.bytes[index] != 0x0A, cursor.bytes[index] != 0x0D {
      let state: RegexScan.State = isInClass ? .inClass : .outside
      if failedRegex?.state(at: index) == state { return false }
      states.append(state)
      switch cursor.bytes[index] {
      case UInt8(ascii: "\\"):
        states.append(.escaped)
        index += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass:
        cursor.index = index + 1
        return true
      default: break
      }
      index += 1
    }
    failedRegex = RegexScan(start: start, states: states)
    return false
  }

  /// Whether a `/` after this byte begins a regular expression rather than divides.
  private func regexMayFollow(_ byte: UInt8, _ before: Bool) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D: return before
    case UInt8(ascii: "n"): return endsWithReturn()
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "$"): return false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
      return false
    default: return true
    }
  }

  private func endsWithReturn() -> Bool {
    let start = cursor.index - 5
    return start >= 0 && cursor.bytes[start...cursor.index].elementsEqual("return".utf8)
  }
}

/// How one scan for the end of a regular expression went, byte by byte.
struct RegexScan {
  enum State { case outside, inClass, escaped }

  let start: Int
  let states: [State]

  func state(at index: Int) -> State? {
    states.indices.contains(index - start) ? states[index - start] : nil
  }
}
