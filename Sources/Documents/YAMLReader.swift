import Yams

/// One value of a document, read as what it should be; errors name its key and line.
public struct YAMLReader {
  let node: Node
  /// What it is called in errors: its key, `steps[2]`.
  public let name: String

  public var line: Int { node.mark?.line ?? 1 }
  public var column: Int { node.mark?.column ?? 1 }

  /// `null`, `~` or nothing at all.
  public var isNull: Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  /// Nothing at all, not even `null`.
  public var isEmpty: Bool { node.scalar.map { $0.style == .plain && $0.string.isEmpty } ?? false }

  public var isMapping: Bool { node.mapping != nil }
  public var isSequence: Bool { node.sequence != nil }
  public var isScalar: Bool { node.scalar != nil }

  /// The text of a scalar, quoted or not, without control characters other than line ends and
  /// tabs.
  public func string() throws(YAMLError) -> String {
    guard let scalar = node.scalar, !isNull else { throw mismatch("a text") }
    guard scalar.string.unicodeScalars.contains(where: isControl) else { return scalar.string }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: scalar.string.unicodeScalars.filter { !isControl($0) })
    return String(kept)
  }

  /// A whole number in decimal digits: no `0x10`, `1_000`, `1e3` or `007`.
  public func int() throws(YAMLError) -> Int {
    guard let scalar = node.scalar, scalar.style == .plain, let number = Int(scalar.string),
      String(number) == scalar.string
    else { throw mismatch("a whole number") }
    return number
  }

  /// `true` or `false`, and no other word.
  public func bool() throws(YAMLError) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { throw mismatch("true or false") }
    switch scalar.string {
    case "true": return true
    case "false": return false
    default: throw mismatch("true or false")
    }
  }

  /// A scalar as JSON would have it: plain `true`, `false`, `null`, nothing and JSON's numbers are
  /// what they look like, everything else is a text.
  public func scalar() throws(YAMLError) -> Value {
    guard let scalar = node.scalar else { throw mismatch("a single value") }
    if isNull { return .null }
    guard scalar.style == .plain else { return .string(try string()) }
    switch scalar.string {
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      if case .number(let number)? = try? OrderReader.readJSON(scalar.string) {
        return .number(number)
      }
      return .string(try string())
    }
  }

  public func sequence() throws(YAMLError) -> [YAMLReader] {
    guard let sequence = node.sequence else { throw mismatch("a list") }
    return sequence.enumerated().map { index, node in
      YAMLReader(node: node, name: "\(name)[\(index)]")
    }
  }

  public func mapping() throws(YAMLError) -> YAMLMapping {
    guard let mapping = node.mapping else { throw mismatch("a mapping of keys to values") }
    var entries: [YAMLMapping.Entry] = []
    for (key, value) in mapping {
      guard let text = key.scalar?.string else {
        throw YAMLError(message: "a key must be a text", at: key.mark)
      }
      entries.append(
        YAMLMapping.Entry(
          key: text, line: key.mark?.line ?? 1, column: key.mark?.column ?? 1,
          value: YAMLReader(node: value, name: "\"\(text)\"")))
    }
    return YAMLMapping(entries: entries, line: line, column: column)
  }

  /// A mapping; a scalar is short for a mapping that has nothing but it, under `key`.
  public func mapping(orUnder key: String) throws(YAMLError) -> YAMLMapping {
    guard isScalar, !isNull else { return try mapping() }
    let entry = YAMLMapping.Entry(key: key, line: line, column: column, value: self)
    return YAMLMapping(entries: [entry], line: line, column: column)
  }

  /// One of several words.
  public func choice<Value>(_ values: [String: Value]) throws(YAMLError) -> Value {
    let word = try string()
    if let value = values[word] { return value }
    let known = values.keys.sorted()
    throw error(
      "\(name) must be one of \(known.joined(separator: ", ")), not \"\(word)\"",
      suggestion: nearMiss(word, among: known))
  }

  /// An error at this value.
  public func error(_ message: String, suggestion: String? = nil) -> YAMLError {
    YAMLError(message: message, line: line, column: column, suggestion: suggestion)
  }

  private func mismatch(_ wanted: String) -> YAMLError {
    let found =
      switch node {
      case .scalar(let scalar) where !isNull: "\"\(scalar.string.prefix(40))\""
      case .scalar, .alias: "nothing"
      case .mapping: "a mapping"
      case .sequence: "a list"
      }
    return error("\(name) must be \(wanted), not \(found)")
  }
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0x00..<0x20, 0x7F..<0xA0: true
  default: false
  }
}
