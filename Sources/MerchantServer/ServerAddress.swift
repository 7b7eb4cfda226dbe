import Synchronization

/// Scheme, host and port of a server, once it listens.
final class ServerAddress: Sendable {
  private let text = Mutex("")

  var base: String { text.withLock { $0 } }

  func set(host: String?, port: Int) {
    let host = host ?? "127.0.0.1"
    text.withLock { $0 = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }
  }
}
