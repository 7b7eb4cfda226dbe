import Simulation

/// What one client may take of the server. Everything beyond is refused or cut off.
public struct ServerLimits: Sendable {
  /// From the first byte of a request to the last of its answer, in all.
  public var deadline = TimeSpan.seconds(10)
  /// How long a connection may be open without a request.
  public var idle = TimeSpan.seconds(60)
  /// How long what still comes is thrown away after an answer that ends a connection.
  public var linger = TimeSpan.seconds(1)
  /// How long requests that are under way may take when the server stops.
  public var grace = TimeSpan.seconds(5)
  /// Further connections wait until one of these ends.
  public var connections = 512
  /// In bytes.
  public var body = 64 << 10
  /// Path and query, in bytes.
  public var target = 7_168
  /// One header field, in bytes.
  public var headerField = 8 << 10
  /// All of them, and the request line, in bytes.
  public var header = 32 << 10
  public var headerFields = 100

  public init() {}
}
