import Foundation
import Testing

@testable import Outside

/// Servers that speak TLS, with a certificate that no authority signed.
@Suite struct MerchantClientTLSTests {
  /// A file with this text, which goes away with the body.
  private func withFile<T>(_ text: String, _ body: (String) async throws -> T) async throws -> T {
    let path = NSTemporaryDirectory() + "cashier-\(UUID().uuidString).pem"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
  }

  @Test func selfSignedFailsClearlyWithoutCAFile() async throws {
    let server = try await TLSServer()
    let reply = try await perform(
      get("https://localhost:\(server.port)/"), "localhost:\(server.port)")
    try await server.close()
    #expect(reply.failure == .tls)
    #expect(reply.detail == "the certificate is signed by nobody who is trusted")
  }

  @Test func selfSignedWorksThroughCAFile() async throws {
    let server = try await TLSServer()
    let reply = try await withFile(TLSServer.certificate) { path in
      try await perform(
        get("https://localhost:\(server.port)/"), "localhost:\(server.port)", caFile: path)
    }
    try await server.close()
    #expect(reply.body == Array("{}".utf8))
  }

  @Test func anothersNameFailsEvenThroughCAFile() async throws {
    let server = try await TLSServer()
    let reply = try await withFile(TLSServer.certificate) { path in
      try await perform(
        get("https://127.0.0.1:\(server.port)/"), "127.0.0.1:\(server.port)", caFile: path)
    }
    try await server.close()
    #expect(reply.failure == .tls)
    #expect(reply.detail == "the certificate is for another host")
  }

  @Test func httpsToAServerThatSpeaksNone() async throws {
    let server = try RawServer { connection in
      connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
      connection.awaitClose(milliseconds: 1_000)
    }
    let reply = try await perform(get("https://\(server.authority)/"), server)
    #expect(reply.failure == .tls)
    #expect(reply.detail == "the server speaks no TLS (is it http?)")
  }

  @Test func httpToAServerThatSpeaksTLS() async throws {
    let server = try await TLSServer()
    let reply = try await perform(
      get("http://127.0.0.1:\(server.port)/"), "127.0.0.1:\(server.port)")
    try await server.close()
    #expect(reply.failure == .reset)
  }

  @Test func caFilesThatAreNone() async throws {
    func attempt(_ path: String) -> MerchantClientError? {
      do {
        _ = try MerchantClient(
          deadline: .seconds(1), caFile: path, allowedHosts: [], secrets: .none)
        return nil
      } catch {
        return error
      }
    }
    #expect(attempt("/nowhere/ca.pem") == .caFileUnreadable("/nowhere/ca.pem"))
    #expect(attempt("/dev/zero") == .caFileUnreadable("/dev/zero"))
    #expect(attempt("/tmp") == .caFileUnreadable("/tmp"))
    try await withFile("no certificate") { path in
      #expect(attempt(path) == .caFileMalformed(path))
    }
  }
}
