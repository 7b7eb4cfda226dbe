import Documents

/// A place in a JSON document (RFC 6901): `/data/state`, `/items/0`; the empty text is all of it.
public struct JSONPointer: Hashable, Sendable {
  public let text: String
  /// The names and indices on the way, unescaped.
  public let steps: [String]

  /// Also takes the form of a URI fragment, `#/data/state`.
  ///
  /// - Throws: `Malformed` where `text` is neither empty nor begins with `/`, or a `~` is neither
  ///   `~0` nor `~1`.
  public init(_ text: String) throws(Malformed) {
    self.text = text
    var pointer = text
    if text.utf8.first == UInt8(ascii: "#") {
      guard let decoded = Self.percentDecoded(text.utf8.dropFirst()) else {
        throw Malformed(reason: "its % is no percent-encoding of UTF-8")
      }
      pointer = decoded
    }
    if pointer.isEmpty {
      steps = []
      return
    }
    guard pointer.utf8.first == UInt8(ascii: "/") else {
      throw Malformed(reason: "it must begin with /", suggestion: Self.suggestion(pointer))
    }
    var steps: [String] = []
    let parts = pointer.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for part in parts { steps.append(try Self.unescaped(part)) }
    self.steps = steps
  }

  /// Why a text is no pointer.
  public struct Malformed: Error, Hashable, Sendable {
    public let reason: String
    public var suggestion: String?
  }

  /// How far a document goes along with the pointer.
  public enum Finding: Equatable, Sendable {
    case value(Value)
    /// The first `count` steps lead to `value`, which has no such next one.
    case missing(after: Int, in: Value)
  }

  public func find(in document: Value) -> Finding {
    var value = document
    for (count, step) in steps.enumerated() {
      guard let next = Self.step(step, in: value) else { return .missing(after: count, in: value) }
      value = next
    }
    return .value(value)
  }

  public subscript(document: Value) -> Value? {
    if case .value(let value) = find(in: document) { value } else { nil }
  }

  private static func step(_ step: String, in value: Value) -> Value? {
    switch value {
    case .object(let object): return object[step]
    case .array(let values):
      guard let index = Int(step), String(index) == step, values.indices.contains(index) else {
        return nil
      }
      return values[index]
    default: return nil
    }
  }

  private static func unescaped(_ part: Substring.UTF8View) throws(Malformed) -> String {
    var bytes: [UInt8] = []
    var rest = part.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "~") else {
        bytes.append(byte)
        continue
      }
      switch rest.next() {
      case UInt8(ascii: "0"): bytes.append(byte)
      case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
      default: throw Malformed(reason: "~ must be written ~0 (and / in a name ~1)")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func percentDecoded(_ text: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var rest = text.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.next(), let low = rest.next(),
        let code = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(code)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// What `data.state` and `$.data.state` were probably meant to be.
  private static func suggestion(_ text: String) -> String? {
    let path = text.hasPrefix("$.") ? text.dropFirst(2) : text[...]
    let names = path.split(separator: ".", omittingEmptySubsequences: false)
    guard names.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
      return nil
    }
    return "/" + names.joined(separator: "/")
  }
}

extension JSONPointer: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    do {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: error.reason))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
