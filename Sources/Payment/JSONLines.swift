import Documents
import Foundation

/// Lines of a trace: JSON objects, one after another in one buffer, whose keys stand in the order
/// they were written.
public struct JSONLines {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// Begins a line.
  public mutating func begin() { bytes.append(UInt8(ascii: "{")) }

  public mutating func end() {
    bytes.append(UInt8(ascii: "}"))
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Appends lines that are written already.
  public mutating func append(_ lines: [UInt8]) { bytes += lines }

  public mutating func field(_ name: StaticString, _ value: Int64) {
    key(name)
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(value.magnitude)
  }

  public mutating func field(_ name: StaticString, _ value: some BinaryInteger) {
    field(name, Int64(value))
  }

  public mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  public mutating func field(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  public mutating func field(_ name: StaticString, _ values: [String]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      string(value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// A value that is JSON already.
  public mutating func field(_ name: StaticString, json: some Sequence<UInt8>) {
    key(name)
    bytes.append(contentsOf: json)
  }

  public mutating func null(_ name: StaticString) { field(name, json: "null".utf8) }

  /// An object, whose members `write` appends.
  public mutating func object(_ name: StaticString, _ write: (inout JSONLines) -> Void) {
    key(name)
    braces { write(&$0) }
  }

  /// A list of objects, one for each item.
  public mutating func objects<Item>(
    _ name: StaticString, _ items: some Collection<Item>,
    _ write: (inout JSONLines, Item) -> Void
  ) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      braces { write(&$0, item) }
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func braces(_ write: (inout JSONLines) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    write(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// A value that encodes itself; its keys are sorted.
  public mutating func field(_ name: StaticString, encoding value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: (try? encoder.encode(value)) ?? Data("null".utf8), as: UTF8.self)
    key(name)
    // The encoder escapes what JSON must, which is less than a terminal needs.
    write(text) { $0.bytes.append($1) }
  }

  private mutating func key(_ name: StaticString) {
    // Nothing but the beginning of an object ends with a brace.
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func digits(_ number: UInt64) {
    if number >= 10 { digits(number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  private mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    if value.utf8.allSatisfy(Self.isPlain), !containsUnprintable(value) {
      bytes.append(contentsOf: value.utf8)
    } else {
      write(value) { $0.escape($1) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7f && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// Writes a text by `put`, but as escapes what could drive or confuse a terminal that shows the
  /// trace.
  private mutating func write(_ text: String, by put: (inout JSONLines, UInt8) -> Void) {
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x80, isUnprintable(scalar) {
        for unit in UTF16.encode(scalar) ?? .init() { escape(unit: unit) }
      } else {
        for byte in UTF8.encode(scalar) ?? .init() { put(&self, byte) }
      }
    }
  }

  private mutating func escape(unit: UInt16) {
    bytes.append(contentsOf: "\\u".utf8)
    let digits = String(unit, radix: 16)
    bytes.append(contentsOf: (String(repeating: "0", count: 4 - digits.count) + digits).utf8)
  }

  private mutating func escape(_ byte: UInt8) {
    if Self.isPlain(byte) { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "\\"))
    if byte >= 0x20, byte != 0x7f { return bytes.append(byte) }
    let hex = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "u00".utf8)
    bytes.append(hex[Int(byte >> 4)])
    bytes.append(hex[Int(byte & 15)])
  }
}
