import Payment

/// The values of secrets by their names. They go into requests and never come out anywhere else.
public struct Secrets: Sendable {
  private let values: [String: String]
  /// What is looked for in replies, the longest first, and what stands there instead.
  private let tells: [(bytes: [UInt8], standIn: [UInt8])]

  /// Values shorter than this are not looked for: they would be found everywhere.
  private static let shortestTell = 4

  /// - Parameters:
  ///   - names: what the requests need.
  ///   - literals: the secrets that the profile spells out; before the environment.
  /// - Throws: `MerchantClientError` where a variable is missing, is empty, or has characters that
  ///   no header may hold.
  public init(
    names: [String], environment: [String: String], literals: [String: String]
  ) throws(MerchantClientError) {
    var values: [String: String] = [:]
    for name in names {
      guard let value = literals[name] ?? environment[name], !value.isEmpty else {
        throw .variableMissing(name)
      }
      guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
        throw .variableUnfit(name)
      }
      values[name] = value
    }
    self.values = values
    var tells: [(bytes: [UInt8], standIn: [UInt8])] = []
    for (name, value) in values.sorted(by: { $0.key < $1.key })
    where value.utf8.count >= Self.shortestTell {
      for way in [SecretText.Escaping.none, .json, .url, .form, .xml] {
        let bytes = Array(way.apply(to: value).utf8)
        if !tells.contains(where: { $0.bytes == bytes }) {
          tells.append((bytes, Array("‹\(name)›".utf8)))
        }
      }
    }
    self.tells = tells.sorted { $0.bytes.count > $1.bytes.count }
  }

  private init() {
    values = [:]
    tells = []
  }

  public static let none = Secrets()

  /// The text with the values in place; nil where a secret of that name is not known.
  func spellOut(_ text: SecretText) -> String? {
    var result = ""
    for piece in text.pieces {
      switch piece {
      case .text(let text): result += text
      case .secret(let name, let escaping):
        guard let value = values[name] else { return nil }
        result += escaping.apply(to: value)
      }
    }
    return result
  }

  /// Every secret in it replaced by its name.
  func redacted(_ bytes: [UInt8]) -> [UInt8] {
    tells.reduce(bytes) { bytes, tell in Self.replacing(tell.bytes, in: bytes, by: tell.standIn) }
  }

  func redacted(_ text: String) -> String {
    tells.isEmpty ? text : String(decoding: redacted(Array(text.utf8)), as: UTF8.self)
  }

  private static func replacing(
    _ part: [UInt8], in bytes: [UInt8], by other: [UInt8]
  ) -> [UInt8] {
    var result: [UInt8] = []
    var start = 0
    while let found = index(of: part, in: bytes, from: start) {
      result += bytes[start..<found] + other
      start = found + part.count
    }
    return start == 0 ? bytes : result + bytes[start...]
  }

  private static func index(of part: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer { part in
        guard bytes.count - start >= part.count else { return nil }
        for index in start...(bytes.count - part.count)
        where bytes[index] == part[0] && bytes[index...].starts(with: part) {
          return index
        }
        return nil
      }
    }
  }
}

extension Secrets: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "‹secrets›" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
