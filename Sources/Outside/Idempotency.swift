/// What makes a request count once, however often it comes within 24 hours.
public struct Idempotency: Hashable, Sendable {
  public let key: String
  /// Equal for equal requests: the same key with another one is a mistake of the caller.
  public let fingerprint: String

  public init(key: String, fingerprint: String) {
    self.key = key
    self.fingerprint = fingerprint
  }
}
