import Documents

/// The value of one field of an order, as its JSON type has it.
public enum FieldValue: Equatable, Sendable {
  case string(String)
  case number(Number)
  case bool(Bool)
  case null
  /// An object or an array: no field of tt.pay's, but kept and signed as compact JSON.
  case nested(Value)

  init?(_ value: Value) {
    switch value {
    case .string(let string): self = .string(string)
    case .number(let number): self = .number(number)
    case .bool(let bool): self = .bool(bool)
    case .null: self = .null
    case .array, .object: self = .nested(value)
    case .function: return nil
    }
  }

  /// The text that is signed: a number as JavaScript prints it, null as empty (spec 2).
  public var text: String {
    switch self {
    case .string(let string): string
    case .number(let number): number.javaScriptText
    case .bool(let bool): bool ? "true" : "false"
    case .null: ""
    case .nested(let value): value.json(isHarmless: false)
    }
  }

  var value: Value {
    switch self {
    case .string(let string): .string(string)
    case .number(let number): .number(number)
    case .bool(let bool): .bool(bool)
    case .null: .null
    case .nested(let value): value
    }
  }
}

/// One field of an order.
public struct Field: Equatable, Sendable {
  public let name: String
  public let value: FieldValue
  /// The text that is signed.
  public let text: String
  /// The first eight bytes of the name: orders most names without looking at the strings.
  let sortKey: UInt64

  public init(name: String, value: FieldValue) {
    self.name = name
    self.value = value
    text = value.text
    var key: UInt64 = 0
    var count = 0
    for byte in name.utf8.prefix(8) {
      key = key << 8 | UInt64(byte)
      count += 1
    }
    sortKey = count == 0 ? 0 : key << UInt64(8 * (8 - count))
  }

  /// Whether this name stands before the other in the order of bytes.
  func precedes(_ other: Field) -> Bool {
    sortKey != other.sortKey
      ? sortKey < other.sortKey : name.utf8.lexicographicallyPrecedes(other.name.utf8)
  }
}
