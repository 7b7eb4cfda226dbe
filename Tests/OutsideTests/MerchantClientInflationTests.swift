import Foundation
import Payment
import Testing

@testable import Outside

/// Compressed answers.
@Suite struct MerchantClientInflationTests {
  static let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"

  @Test func aCompressedBodyIsInflated() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.send(Array(Self.head.utf8) + Gzip.start + Gzip.stored(Array("{\"a\":1}".utf8)))
      connection.send(Gzip.end(Array("{\"a\":1}".utf8)))
    }
    let reply = try await perform(get(server.url()), server)
    #expect(reply.body == Array("{\"a\":1}".utf8))
  }

  /// 158 bytes of zeros for each that comes, for as long as anybody listens.
  @Test func aBombIsStoppedAtOneMebibyte() async throws {
    let sent = Counter()
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.send(Array(Self.head.utf8) + Gzip.start + Gzip.bombStart)
      let zeros = Gzip.moreZeros(kilobytes: 64)
      while connection.send(zeros) { sent.increment() }
    }
    let before = Self.residentMegabytes()
    let reply = try await perform(get(server.url()), server)
    #expect(reply.failure == .tooLarge)
    // Each piece is 10 MB once inflated.
    #expect(Self.residentMegabytes() - before < 500)
    #expect(sent.value < 200)
  }

  @Test func whatDoesNotInflateIsCutOff() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.send(Self.head + "this was never compressed")
      connection.awaitClose(milliseconds: 1_000)
    }
    let reply = try await perform(get(server.url()), server)
    #expect(reply.failure == .truncated)
    #expect(reply.detail?.hasPrefix("the body does not inflate") == true)
  }

  /// The most memory that this process ever had.
  private static func residentMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}

/// Enough of RFC 1951 and 1952 to write what a test needs.
enum Gzip {
  static let start: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

  /// One last block that is not compressed.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    return [1] + [count, ~count].flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } + bytes
  }

  static func end(_ bytes: [UInt8]) -> [UInt8] {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return [~crc, UInt32(bytes.count)].flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
  }

  /// A block with the fixed codes that is not the last: a zero, and 258 more, three bytes in all.
  static let bombStart = bits([0, 1, 0] + literalZero + match)

  /// So much input that stands for 258 bytes every 13 bits.
  static func moreZeros(kilobytes: Int) -> [UInt8] {
    // Eight matches are 13 bytes.
    let piece = bits((0..<8).flatMap { _ in match })
    return (0..<(kilobytes * 1024 / piece.count)).flatMap { _ in piece }
  }

  private static let literalZero: [UInt8] = [0, 0, 1, 1, 0, 0, 0, 0]
  /// Length 258 (symbol 285), distance 1.
  private static let match: [UInt8] = [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]

  private static func bits(_ bits: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bits.count - bits.count % 8, by: 8).map { start in
      (0..<8).reduce(0) { $0 | bits[start + $1] << UInt8($1) }
    }
  }
}
