import Foundation

/// A server on 127.0.0.1 that does with every connection what a test wants, well-behaved or not.
/// It ends with its owner; its connections end when the client closes them.
final class RawServer: Sendable {
  let port: Int
  private let listener: Int32
  private let connections = Counter()

  /// How many connections have come in.
  var accepted: Int { connections.value }

  var authority: String { "127.0.0.1:\(port)" }
  func url(_ path: String = "/") -> String { "http://\(authority)\(path)" }

  init(_ serve: @escaping @Sendable (RawConnection) -> Void) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw POSIXError(.EMFILE) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard bound else {
      Glibc.close(listener)
      throw POSIXError(.EADDRINUSE)
    }
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread { [connections] in
      while true {
        let descriptor = accept(listener, nil, nil)
        if descriptor < 0 {
          // By the one thread that uses it: elsewhere its number could be another's by then.
          Glibc.close(listener)
          return
        }
        connections.increment()
        Thread { serve(RawConnection(descriptor)) }.start()
      }
    }.start()
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }
}

/// One connection of a `RawServer`; closed when it is let go.
final class RawConnection: Sendable {
  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { Glibc.close(descriptor) }

  /// The next request with its body as Content-Length has it; nil once the client has gone.
  ///
  /// An answer that is sent before it is none that a client could take.
  @discardableResult
  func readRequest() -> String? {
    var bytes: [UInt8] = []
    while true {
      if let end = Self.endOfHead(bytes), bytes.count >= end + Self.bodyLength(bytes[..<end]) {
        return String(decoding: bytes, as: UTF8.self)
      }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer.prefix(count)
    }
  }

  /// False once the client has gone.
  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Waits until the client closes (POLLRDHUP, which Glibc does not show), or so long.
  func awaitClose(milliseconds: Int32 = -1) {
    var descriptor = pollfd(fd: descriptor, events: 0x2000, revents: 0)
    poll(&descriptor, 1, milliseconds)
  }

  /// Closes so that the other side is told of a reset.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger,
      socklen_t(MemoryLayout<Glibc.linger>.size))
  }

  private static func endOfHead(_ bytes: [UInt8]) -> Int? {
    guard let range = Data(bytes).range(of: Data("\r\n\r\n".utf8)) else { return nil }
    return range.upperBound
  }

  private static func bodyLength(_ head: ArraySlice<UInt8>) -> Int {
    let lines = String(decoding: head, as: UTF8.self).lowercased().components(separatedBy: "\r\n")
    let line = lines.first { $0.hasPrefix("content-length:") }
    return line.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
  }
}

/// Counts across threads.
final class Counter: Sendable {
  private let lock = NSLock()
  // Only touched under the lock.
  nonisolated(unsafe) private var count = 0

  var value: Int { lock.withLock { count } }
  func increment() { lock.withLock { count += 1 } }
}

/// Collects what a server was sent.
final class Received: Sendable {
  private let lock = NSLock()
  // Only touched under the lock.
  nonisolated(unsafe) private var requests: [String] = []

  var all: [String] { lock.withLock { requests } }
  func add(_ request: String) { lock.withLock { requests.append(request) } }
}
