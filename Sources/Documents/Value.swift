/// What a document says at one place.
public indirect enum Value: Equatable, Sendable {
  case string(String)
  case number(Number)
  case bool(Bool)
  case null
  case array([Value])
  case object(Object)
  /// Code instead of data: a function, a method, or the name of a variable. Its text is skipped.
  case function
}

/// An object: its members in the order they were written.
///
/// A name written twice keeps the place of its first and the value of its last, as in JavaScript.
public struct Object: Equatable, Sendable {
  public var members: [Member]
  /// The names that were written more than once, and where the value that counts stands.
  public var duplicates: [Duplicate]

  public init(members: [Member] = [], duplicates: [Duplicate] = []) {
    self.members = members
    self.duplicates = duplicates
  }

  public init(_ pairs: KeyValuePairs<String, Value>) {
    self.init(members: pairs.map { Member(name: $0.key, value: $0.value) })
  }

  public subscript(name: String) -> Value? { member(name)?.value }

  public func member(_ name: String) -> Member? { members.first { $0.name.isSameBytes(as: name) } }
}

/// One `name: value` of an object.
public struct Member: Equatable, Sendable {
  public let name: String
  public let value: Value
  /// Where the name stands.
  public let position: Position
  /// Where the value stands.
  public let valuePosition: Position

  public init(
    name: String, value: Value, position: Position = Position(line: 1, column: 1),
    valuePosition: Position = Position(line: 1, column: 1)
  ) {
    self.name = name
    self.value = value
    self.position = position
    self.valuePosition = valuePosition
  }
}

/// A name that an object gives more than once.
public struct Duplicate: Equatable, Sendable {
  public let name: String
  /// Where the last one stands, the one that counts.
  public let position: Position

  public init(name: String, position: Position) {
    self.name = name
    self.position = position
  }
}
