import Documents

/// Why the server could not begin.
public struct ServerError: Error, Equatable, Sendable {
  /// What happened, where, and what to do.
  public let message: Bilingual

  public static func == (a: ServerError, b: ServerError) -> Bool { a.message == b.message }
}
