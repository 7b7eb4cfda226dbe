import Glibc
import Terminal

/// Kept connections that each send a request, wait for its answer, and send the next: all on one
/// thread, so that the measuring takes little of the machine.
final class HTTPLoad {
  private struct Connection {
    let socket: Int32
    var answer: [UInt8] = []
    var sent: Int64 = 0
  }

  struct Result {
    let count: Int
    let seconds: Double
    /// In ms.
    let latencies: Samples
  }

  private var connections: [Connection] = []
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(port: Int, connections count: Int) throws(Failure) {
    for _ in 0..<count {
      let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var on: Int32 = 1
      setsockopt(
        socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      let result = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard result == 0 else { throw .noAnswer("no connection") }
      connections.append(Connection(socket: socket))
    }
  }

  deinit { for connection in connections { close(connection.socket) } }

  func request(_ method: String, _ target: String, body: String?) -> [UInt8] {
    let length = body.map { "Content-Length: \($0.utf8.count)\r\n" } ?? ""
    return Array("\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(length)\r\n".utf8)
      + Array((body ?? "").utf8)
  }

  /// - Parameter request: the bytes of the request that is the so-manieth.
  func run(
    seconds: Double, expecting status: Int, _ request: (Int) -> [UInt8]
  ) throws(Failure) -> Result {
    let prefix = Array("HTTP/1.1 \(status)".utf8)
    var latencies: [Double] = []
    var sent = 0
    var open = connections.count
    let start = nowMicroseconds()
    let end = start + Int64(seconds * 1_000_000)
    for index in connections.indices {
      try send(request(sent), on: index)
      sent += 1
    }
    var polled = connections.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
    while open > 0 {
      guard poll(&polled, nfds_t(polled.count), 5_000) > 0 else { throw .noAnswer("in 5 s") }
      for index in polled.indices where polled[index].revents != 0 {
        guard try receive(on: index, prefix) else { continue }
        let now = nowMicroseconds()
        latencies.append(Double(now - connections[index].sent) / 1_000)
        if now < end {
          try send(request(sent), on: index)
          sent += 1
        } else {
          open -= 1
        }
      }
    }
    let taken = Double(nowMicroseconds() - start) / 1_000_000
    return Result(count: latencies.count, seconds: taken, latencies: Samples(latencies))
  }

  private func send(_ bytes: [UInt8], on index: Int) throws(Failure) {
    connections[index].sent = nowMicroseconds()
    let count = bytes.withUnsafeBytes {
      Glibc.send(connections[index].socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if count != bytes.count { throw .noAnswer("a request was not taken") }
  }

  /// True where the answer is complete.
  private func receive(on index: Int, _ prefix: [UInt8]) throws(Failure) -> Bool {
    let count = read(connections[index].socket, &buffer, buffer.count)
    guard count > 0 else { throw .noAnswer("the connection ended") }
    connections[index].answer += buffer[..<count]
    guard Self.isComplete(connections[index].answer) else { return false }
    guard connections[index].answer.starts(with: prefix) else {
      throw .noAnswer(String(decoding: connections[index].answer, as: UTF8.self))
    }
    connections[index].answer.removeAll(keepingCapacity: true)
    return true
  }

  private static let lengthName = Array("Content-Length: ".utf8)
  private static let headEnd = Array("\r\n\r\n".utf8)

  private static func isComplete(_ answer: [UInt8]) -> Bool {
    guard let end = answer.firstRange(of: headEnd),
      let name = answer[..<end.lowerBound].firstRange(of: lengthName)
    else { return false }
    let digits = answer[name.upperBound...].prefix { (0x30...0x39).contains($0) }
    let length = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return answer.count >= end.upperBound + length
  }
}
