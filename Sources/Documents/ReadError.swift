/// Why a document could not be read, and where.
public struct ReadError: Error, Equatable, Sendable {
  public let message: Bilingual
  public let position: Position

  /// The line, from 1.
  public var line: Int { position.line }
  /// The column, from 1, in characters (Unicode scalars).
  public var column: Int { position.column }

  public init(_ message: Bilingual, at position: Position) {
    self.message = message
    self.position = position
  }

  /// One line: place and message.
  public func text(in language: Language) -> String {
    "\(line):\(column): \(message[language])"
  }
}
