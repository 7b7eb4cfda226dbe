import Payment
import Testing

@testable import Outside

/// Secrets go into requests and come out nowhere.
@Suite struct SecretsTests {
  static let value = "s3cr/\"t &value"
  let secrets = try? Secrets(
    names: ["SHOP_TOKEN", "create.headers.X-Api-Key", "SHORT"],
    environment: ["SHOP_TOKEN": value, "SHORT": "abc", "UNUSED": "unused"],
    literals: ["create.headers.X-Api-Key": "k-12345"])

  @Test func aMissingVariableIsSaidBeforeAnythingIsSent() {
    #expect(throws: MerchantClientError.variableMissing("NOT_THERE")) {
      try Secrets(names: ["NOT_THERE"], environment: ["EMPTY": ""], literals: [:])
    }
    #expect(throws: MerchantClientError.variableMissing("EMPTY")) {
      try Secrets(names: ["EMPTY"], environment: ["EMPTY": ""], literals: [:])
    }
    #expect(throws: MerchantClientError.variableUnfit("LINES")) {
      try Secrets(names: ["LINES"], environment: ["LINES": "a\r\nX-Evil: 1"], literals: [:])
    }
  }

  @Test func theWireHasTheValuesEscapedAndTheReplyHasNone() async throws {
    let secrets = try #require(secrets)
    let received = Received()
    let server = try RawServer { connection in
      guard let request = connection.readRequest() else { return }
      received.add(request)
      // Whatever a server knows it may say, in any spelling.
      let body = request.components(separatedBy: "\r\n\r\n").last ?? ""
      let answer =
        "\(Self.value) \(body) s3cr%2F%22t%20%26value s3cr%2F%22t+%26value k-12345 k-1234 abc"
      connection.send(
        "HTTP/1.1 200 OK\r\nX-Echo: token \(Self.value)\r\nSet-Cookie: sid=abcdef; Path=/\r\n"
          + "Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)")
      connection.awaitClose()
    }
    func secret(_ escaping: SecretText.Escaping) -> SecretText.Piece {
      .secret("SHOP_TOKEN", escaping: escaping)
    }
    let call = HTTPCall(
      method: "POST", url: SecretText([.text(server.url("/?t=")), secret(.url)]),
      headers: [
        .init(name: "Authorization", value: SecretText([.text("Bearer "), secret(.none)])),
        .init(
          name: "X-Api-Key",
          value: SecretText([.secret("create.headers.X-Api-Key", escaping: .none)])),
      ],
      body: SecretText([.text("{\"t\":\""), secret(.json), .text("\"}")]))
    let reply = try await perform(call, server, secrets: secrets)
    let request = try #require(received.all.first)
    #expect(request.hasPrefix("POST /?t=s3cr%2F%22t%20%26value HTTP/1.1\r\n"))
    #expect(request.contains("Authorization: Bearer \(Self.value)\r\n"))
    #expect(request.contains("X-Api-Key: k-12345\r\n"))
    #expect(request.hasSuffix("\r\n\r\n{\"t\":\"s3cr/\\\"t &value\"}"))
    #expect(
      reply.body.map { String(decoding: $0, as: UTF8.self) }
        == "‹SHOP_TOKEN› {\"t\":\"‹SHOP_TOKEN›\"} ‹SHOP_TOKEN› ‹SHOP_TOKEN› "
        + "‹create.headers.X-Api-Key› k-1234 abc")
    #expect(reply.headers[0].value == "token ‹SHOP_TOKEN›")
    #expect(reply.headers[1].value == "sid=‹…›; Path=/")
  }

  @Test func noDumpShowsThem() throws {
    let secrets = try #require(secrets)
    var dumped = ""
    dump(secrets, to: &dumped)
    for text in ["\(secrets)", String(reflecting: secrets), dumped] {
      #expect(!text.contains("s3cr") && !text.contains("k-12345"))
    }
  }

  @Test func aSecretThatIsNotKnownIsNotSent() async throws {
    let server = try RawServer { $0.awaitClose() }
    let call = HTTPCall(
      method: "GET",
      url: SecretText([.text(server.url("/?t=")), .secret("OTHER", escaping: .url)]), headers: [],
      body: nil)
    let reply = try await perform(call, server)
    #expect(reply.detail?.hasPrefix("not sent") == true)
    #expect(server.accepted == 0)
  }
}
