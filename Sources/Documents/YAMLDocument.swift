import Yams

/// A YAML document, within limits: nothing that it says can exhaust memory, time or the stack.
public struct YAMLDocument {
  public let root: YAMLReader

  /// - Throws: `YAMLError` when the bytes are no UTF-8, too many, or no single YAML document.
  public init(bytes: [UInt8], limits: YAMLLimits = .standard) throws(YAMLError) {
    guard bytes.count <= limits.bytes else {
      throw YAMLError(
        message: "the document has \(bytes.count) bytes; \(limits.bytes) are allowed",
        line: 1, column: 1)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw YAMLError(message: "the text is not UTF-8", line: 1, column: 1)
    }
    try self.init(text: text, limits: limits)
  }

  public init(text: String, limits: YAMLLimits = .standard) throws(YAMLError) {
    let byteOrderMark = "\u{FEFF}"
    let text = text.hasPrefix(byteOrderMark) ? String(text.unicodeScalars.dropFirst()) : text
    guard text.utf8.count <= limits.bytes else {
      throw YAMLError(
        message: "the document has \(text.utf8.count) bytes; \(limits.bytes) are allowed",
        line: 1, column: 1)
    }
    guard !multipliesAliasesInKeys(text) else {
      throw YAMLError(message: "too many aliases beside collections as keys", line: 1, column: 1)
    }
    let node: Node?
    do {
      node = try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch {
      throw YAMLError(parsing: error)
    }
    guard let node else {
      throw YAMLError(message: "the document is empty", line: 1, column: 1)
    }
    var count = 0
    try measure(node, depth: 1, count: &count, limits: limits)
    root = YAMLReader(node: node, name: "the document")
  }
}

private func measure(_ node: Node, depth: Int, count: inout Int, limits: YAMLLimits)
  throws(YAMLError)
{
  count += 1
  guard count <= limits.nodes else {
    throw YAMLError(message: "more than \(limits.nodes) values", at: node.mark)
  }
  guard depth <= limits.depth else {
    throw YAMLError(message: "more than \(limits.depth) levels deep", at: node.mark)
  }
  switch node {
  case .scalar, .alias: break
  case .sequence(let nodes):
    for node in nodes { try measure(node, depth: depth + 1, count: &count, limits: limits) }
  case .mapping(let pairs):
    for (key, value) in pairs {
      try measure(key, depth: depth + 1, count: &count, limits: limits)
      try measure(value, depth: depth + 1, count: &count, limits: limits)
    }
  }
}
