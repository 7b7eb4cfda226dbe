import Channels
import Outside
import Simulation

/// What a running server tells whoever watches it. Texts are from outside and not made printable.
public enum ServerEvent: Sendable {
  public struct Request: Sendable {
    /// Counts requests, from 1.
    public let number: Int64
    public let method: String
    /// Path and query.
    public let target: String
  }

  case received(Request, at: Instant)
  /// `order` is the order's number where the target does not tell it; `problem` an identifier.
  case answered(
    Request, status: Int, order: String?, problem: String?, took: TimeSpan, at: Instant)
  /// A channel told a merchant of a payment.
  case notified(
    ChannelNotify, order: String, attempt: Int, NotifyClient.Delivery, at: Instant)
  /// A connection ended before its request was answered as usual. `status` is what was said last,
  /// if anything; the request is unknown where its head never came.
  case cut(ConnectionCut, method: String?, target: String?, status: Int?, at: Instant)
}

/// Why a connection ended early; the raw values are stable identifiers.
public enum ConnectionCut: String, Sendable {
  case deadline
  case malformed
  case closedByClient = "closed-by-client"
}
