import Foundation

/// A connection of plain bytes to a server on this machine.
final class Wire {
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  private let socket: Int32
  private var unread: [UInt8] = []

  /// Waits for the connection; the system accepts it before the server does.
  init(host: String = "127.0.0.1", port: Int) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw Broken(description: "no socket: \(errno)") }
    // Only a test that fails waits so long.
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(
      socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr(host)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      let reason = errno
      close(socket)
      throw Broken(description: "no connection: \(reason)")
    }
  }

  deinit { close(socket) }

  /// False where the other side takes nothing any more.
  @discardableResult
  func send(_ bytes: some Sequence<UInt8>) -> Bool {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(text.utf8) }

  func endSending() { shutdown(socket, Int32(SHUT_WR)) }

  /// Whether something, or the end, is there to read, now or within so many milliseconds.
  func isReadable(within milliseconds: Int32 = 0) -> Bool {
    var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, milliseconds) > 0
  }

  /// The next answer; throws where the connection ends before it does.
  func answer() throws -> Answer {
    var answer: Answer?
    while true {
      if answer == nil, let end = unread.firstRange(of: Array("\r\n\r\n".utf8)) {
        answer = try Answer(head: String(decoding: unread[..<end.lowerBound], as: UTF8.self))
        unread.removeFirst(end.upperBound)
      }
      if var answer, unread.count >= answer.length {
        answer.body = Array(unread.prefix(answer.length))
        unread.removeFirst(answer.length)
        return answer
      }
      guard let more = try read() else {
        throw Broken(
          description: "it ended after \(unread.count) bytes of \(String(describing: answer))")
      }
      unread += more
    }
  }

  /// Everything until the connection ends.
  func rest() throws -> [UInt8] {
    while let more = try read() { unread += more }
    return unread
  }

  private func read() throws -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(socket, &buffer, buffer.count)
    if count == 0 || count < 0 && errno == ECONNRESET { return nil }
    guard count > 0 else { throw Broken(description: "nothing came: \(errno)") }
    return Array(buffer[..<count])
  }
}
