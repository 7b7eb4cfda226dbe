import Foundation

/// One kept connection to a server on this machine, which asks one thing after another.
final class HTTPClient {
  struct Answer {
    let status: Int
    let body: String
  }

  private let socket: Int32
  private let port: Int
  private var unread: [UInt8] = []

  /// Nil where nobody listens.
  init?(port: Int) {
    self.port = port
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard socket >= 0, result == 0 else { return nil }
  }

  deinit { close(socket) }

  /// Nil where the connection ends before the answer does.
  func ask(
    _ method: String, _ target: String, _ body: String = "", key: String? = nil
  ) -> Answer? {
    let head = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
    let more = key.map { "Idempotency-Key: \($0)\r\n" } ?? ""
    let request = head + more + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
    guard send(request) else { return nil }
    while true {
      if let end = unread.firstRange(of: Array("\r\n\r\n".utf8)) {
        let lines = String(decoding: unread[..<end.lowerBound], as: UTF8.self)
          .components(separatedBy: "\r\n")
        let length =
          lines.lazy.compactMap { line in
            line.lowercased().hasPrefix("content-length:") ? Int(line.dropFirst(16)) : nil
          }.first ?? 0
        if unread.count >= end.upperBound + length {
          let body = unread[end.upperBound..<end.upperBound + length]
          let status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
          let answer = Answer(status: status, body: String(decoding: body, as: UTF8.self))
          unread.removeFirst(end.upperBound + length)
          return answer
        }
      }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = Glibc.read(socket, &buffer, buffer.count)
      guard count > 0 else { return nil }
      unread += buffer[..<count]
    }
  }

  /// Sends a head, and none of the body that it promises.
  func begin(_ method: String, _ target: String, length: Int) -> Bool {
    send("\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(length)\r\n\r\n")
  }

  private func send(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
