import Foundation
import Payment
import Simulation
import Testing

@testable import Outside

/// What a merchant's server can answer, and what becomes of it.
@Suite struct MerchantClientTests {
  /// Long enough for any machine; nothing waits for it.
  static let ample = TimeSpan.minutes(10)
  /// For answers that never come.
  static let short = TimeSpan.milliseconds(150)

  @Test func anAnswerComesWithStatusHeadersBodyAndTime() async throws {
    let received = Received()
    let server = try RawServer { connection in
      guard let request = connection.readRequest() else { return }
      received.add(request)
      connection.send("HTTP/1.1 201 Created\r\nX-Shop: yes\r\nContent-Length: 7\r\n\r\n{\"a\":1}")
      connection.awaitClose()
    }
    let reply = try await perform(
      HTTPCall(
        method: "POST", url: SecretText(server.url("/orders?x=%2F")),
        headers: [
          .init(name: "X-Title", value: SecretText("测试")),
          .init(name: "Content-Type", value: SecretText("application/json")),
        ], body: SecretText("{\"b\":2}")), server)
    #expect(
      reply.outcome
        == .response(
          status: 201,
          headers: [
            .init(name: "X-Shop", value: "yes"), .init(name: "Content-Length", value: "7"),
          ],
          body: HTTPBody(Array("{\"a\":1}".utf8))))
    #expect(reply.took > .zero && reply.took < Self.ample)
    let lines = received.all[0].components(separatedBy: "\r\n")
    #expect(lines.first == "POST /orders?x=%2F HTTP/1.1")
    #expect(lines.contains("X-Title: 测试"))
    #expect(lines.contains("host: \(server.authority)"))
    #expect(lines.last == "{\"b\":2}")
  }

  @Test func oneConnectionServesManyCalls() async throws {
    let server = try RawServer { connection in
      while connection.readRequest() != nil {
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
      }
    }
    let client = try client(server)
    for _ in 0..<5 { #expect(await client.perform(get(server.url())).status == 200) }
    await client.shutdown()
    #expect(server.accepted == 1)
  }

  // MARK: Nobody there

  @Test func refused() async throws {
    // Nobody listens there: what other tests open is at 127.0.0.1.
    let reply = try await perform(get("http://127.0.0.78:9/"), "127.0.0.78:9")
    #expect(reply.failure == .refused)
    #expect(reply.detail == "127.0.0.78:9")
  }

  @Test func aNameThatCannotBe() async throws {
    // No label of a name has more than 63 characters, so that no server is asked for it.
    let host = String(repeating: "a", count: 64) + ".invalid"
    let reply = try await perform(get("http://\(host)/"), "\(host):80")
    #expect(reply.failure == .dns)
    #expect(reply.detail == host)
  }

  @Test(arguments: [
    "http://127.0.0.1:1/", "http://localhost:@@/", "http://user@127.0.0.1:@@/", "ftp://127.0.0.1/",
    "http+unix://%2Ftmp%2Fx/", "/", "",
  ])
  func onlyHostsThatWereNamedAreCalled(url: String) async throws {
    let server = try RawServer { $0.awaitClose() }
    let reply = try await perform(
      get(url.replacing("@@", with: "\(server.port)")), server.authority)
    #expect(reply.failure == .refused)
    #expect(reply.detail?.hasPrefix("not sent") == true)
    #expect(server.accepted == 0)
  }

  // MARK: No answer, or no end of it

  @Test func silence() async throws {
    let server = try RawServer { $0.awaitClose() }
    let reply = try await perform(get(server.url()), server, deadline: Self.short)
    #expect(reply.failure == .timedOut)
    #expect(reply.detail == "no answer within 150 ms")
    #expect(reply.took >= Self.short)
  }

  @Test func headersThatDrip() async throws {
    let server = try RawServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nX-A: ")
      while connection.send("a") { connection.awaitClose(milliseconds: 2) }
    }
    let reply = try await perform(get(server.url()), server, deadline: Self.short)
    #expect(reply.failure == .timedOut)
  }

  @Test func aBodyThatDrips() async throws {
    let server = try RawServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
      while connection.send("a") { connection.awaitClose(milliseconds: 2) }
    }
    // On a busy machine not even the head may come in a short time: then it is given more.
    var detail = ""
    for factor in [1, 4, 16, 64] as [Int64] where !detail.contains("bytes of body so far") {
      let reply = try await perform(get(server.url()), server, deadline: Self.short * factor)
      #expect(reply.failure == .timedOut)
      detail = reply.detail ?? ""
    }
    #expect(detail.hasPrefix("the answer was not over after"))
  }

  @Test func cancellationEndsItAtOnce() async throws {
    let server = try RawServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")
      connection.awaitClose()
    }
    let client = try client(server, deadline: .minutes(10))
    let task = Task { await client.perform(get(server.url())) }
    while server.accepted == 0 { await Task.yield() }
    task.cancel()
    #expect(await task.value.failure == .timedOut)
    await client.shutdown()
  }

  @Test func aBodyWithoutEnd() async throws {
    let server = try RawServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = "10000\r\n" + String(repeating: "a", count: 0x10000) + "\r\n"
      while connection.send(chunk) {}
    }
    let reply = try await perform(get(server.url()), server)
    #expect(reply.failure == .tooLarge)
    #expect(reply.detail == "more than 1 MiB")
  }

  @Test func aBodyOfExactlyOneMebibyteIsNotTooLarge() async throws {
    let server = try RawServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1048576\r\n\r\n")
      connection.send([UInt8](repeating: 0x20, count: 1 << 20))
      connection.awaitClose()
    }
    #expect(try await perform(get(server.url()), server).body?.count == 1 << 20)
  }

  @Test func headersWithoutEnd() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\n")
      while connection.send("X-A: " + String(repeating: "a", count: 1000) + "\r\n") {}
    }
    let reply = try await perform(get(server.url()), server)
    #expect(reply.failure == .tooLarge)
    #expect(reply.detail == "the headers have no end")
  }

  // MARK: Broken answers

  @Test func closedWithoutAnAnswer() async throws {
    let server = try RawServer { _ = $0.readRequest() }
    let reply = try await perform(get(server.url()), server)
    #expect(reply.failure == .reset)
    #expect(reply.detail == "the connection closed without an answer")
  }

  @Test func reset() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.reset()
    }
    #expect(try await perform(get(server.url()), server).failure == .reset)
  }

  @Test(arguments: [
    "Content-Length: 10\r\n\r\n{\"a\"", "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"a\"",
    "Transfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n",
  ])
  func cutOff(rest: String) async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\n" + rest)
    }
    let reply = try await perform(get(server.url()), server)
    #expect(reply.failure == .truncated)
    #expect(reply.detail == "the connection closed after 4 bytes of body")
  }

  @Test func withoutALengthTheEndOfTheConnectionIsTheEndOfTheBody() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.0 200 OK\r\n\r\n{}")
    }
    #expect(try await perform(get(server.url()), server).body == Array("{}".utf8))
  }

  @Test(arguments: [
    "SSH-2.0-OpenSSH_9.6\r\n", "hello\n", "HTTP/1.1 OK\r\n\r\n", "\u{15}\u{3}\u{3}\0\u{2}",
    "HTTP/1.1 200 OK\r\nX-A: a\rX-B: b\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
  ])
  func noHTTPAtAll(text: String) async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.send(text)
      connection.awaitClose(milliseconds: 1_000)
    }
    let reply = try await perform(get(server.url()), server)
    #expect(reply.failure == .reset)
    #expect(reply.detail?.hasPrefix("what came back is no HTTP") == true)
  }

  // MARK: Answers that are not obeyed

  @Test(arguments: [301, 302, 303, 307, 308])
  func redirectsAreNotFollowed(status: Int) async throws {
    let other = try RawServer { $0.awaitClose() }
    let server = try RawServer { [url = other.url("/steal")] connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 \(status) Moved\r\nLocation: \(url)\r\nContent-Length: 0\r\n\r\n")
      connection.awaitClose()
    }
    let reply = try await perform(get(server.url()), server)
    #expect(reply.failure == .redirected)
    #expect(reply.detail == "HTTP \(status) to \(other.url("/steal"))")
    #expect(other.accepted == 0)
  }

  @Test func tooManyRequestsIsAnAnswerLikeAnyOther() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.send(
        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n")
      connection.awaitClose()
    }
    let reply = try await perform(get(server.url()), server)
    #expect(reply.status == 429)
    #expect(reply.headers.first == .init(name: "Retry-After", value: "3"))
  }

  @Test(arguments: ["a\r\nX-Evil: 1", "a\nb", "a\0b", "a\u{7F}"])
  func noHeaderIsMoreThanOneLine(value: String) async throws {
    let server = try RawServer { $0.awaitClose() }
    let call = HTTPCall(
      method: "GET", url: SecretText(server.url()),
      headers: [.init(name: "X-Title", value: SecretText(value))], body: nil)
    let reply = try await perform(call, server)
    #expect(reply.detail?.hasPrefix("not sent") == true)
    #expect(server.accepted == 0)
  }
}
