import Foundation
import Testing

/// `cashier backend` against a merchant that knows nothing of cashier.
@Suite(.enabled(if: ThirdPartyServer.isThere, "no Flask; script/test installs it"))
struct BackendTests {
  /// A proxy that is not there: nothing may ask it.
  static let environment = [
    "SHOP_KEY": "k-12345", "CASHIER_APP_SECRET": "shop-secret",
    "http_proxy": "http://127.0.0.1:1", "HTTP_PROXY": "http://127.0.0.1:1",
    "https_proxy": "http://127.0.0.1:1", "ALL_PROXY": "http://127.0.0.1:1",
  ]

  @Test func aThirdPartysServerIsUnderstood() throws {
    let server = try ThirdPartyServer()
    let folder = try TemporaryFolder()
    let path = try server.writeProfile(to: folder)
    let output = try Program.run(["backend", "test", path], environment: Self.environment)
    #expect(output.status == 0, "\(output.errors)")
    let shown = [
      "POST http://127.0.0.1:\(server.port)/shop/checkout", "X-Shop-Key: ‹SHOP_KEY›",
      "fen=1&what=microapp+test&who=2019012211", "HTTP 201",
      "→ order SN-1", "GET http://127.0.0.1:\(server.port)/shop/carts?sn=SN-1",
      #"/payload/carts/0/progress = "waiting" → table → code 9 (order state unknown)"#,
      "✓ fit to be used", "cashier run --backend \(path)",
    ]
    for text in shown { #expect(output.text.contains(text), "\(text)\n\(output.text)") }
    #expect(!output.text.contains("k-12345"))
    #expect(!output.text.contains("sign not verified"))
  }

  @Test func theSameAsJSON() throws {
    let server = try ThirdPartyServer()
    let folder = try TemporaryFolder()
    let path = try server.writeProfile(to: folder)
    let output = try Program.run(
      ["backend", "test", path, "--json", "--no-secret", "--lang", "zh"],
      environment: Self.environment)
    #expect(output.status == 0)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(output.text.utf8)) as? [String: Any])
    #expect(json["version"] as? Int == 1 && json["fit"] as? Bool == true)
    #expect(json["fix"] is NSNull && json["order"] as? String == "SN-1")
    let steps = try #require(json["steps"] as? [[String: Any]])
    #expect(steps.map { $0["name"] as? String } == ["create", "query"])
    #expect(steps[1]["code"] as? Int == 9)
    #expect((steps[1]["understood"] as? [String])?.last == "code 9（订单状态未知）")
    #expect(!output.text.contains("k-12345"))
  }

  /// What is changed in the merchant.yaml, and the first thing to fix.
  static let mistakes = [
    ("orderInfo: /payload/tt", "orderInfo: /payload/ttt", "the answer has no /payload/ttt"),
    ("orderInfo: /payload/tt", "orderInfo: /payload", "where orderInfo should be is none"),
    ("/shop/checkout", "/shop/check-out", "the backend answers HTTP 404"),
    ("POST http", "PUT http", "the backend answers HTTP 405"),
    ("fen: \"{total_amount}\"", "yuan: \"{total_yuan}\"", "the backend answers HTTP 400"),
    ("waiting: 9", "Waiting: 9", "the status “waiting” is not in the table (Waiting, done, gone)"),
    ("waiting: 9", "waiting: 2", "a fresh order that nobody has paid reads code 2"),
    ("http://127.0.0.1", "https://127.0.0.1", "TLS failed: the server speaks no TLS"),
    ("{subject}", "", "subject"),
  ]

  @Test func theFirstThingToFix() throws {
    let server = try ThirdPartyServer()
    let folder = try TemporaryFolder()
    for (text, replacement, fix) in Self.mistakes {
      let path = try server.writeProfile(to: folder) { $0.replacing(text, with: replacement) }
      let output = try Program.run(["backend", "test", path], environment: Self.environment)
      #expect(output.status == 1)
      let line = output.text.split(separator: "\n").first {
        $0.hasPrefix("✗ the first thing to fix")
      }
      #expect(line?.contains(fix) == true, "\(output.text)")
    }
  }

  @Test func aWrongKeyIsNotShownEither() throws {
    let server = try ThirdPartyServer()
    let folder = try TemporaryFolder()
    let path = try server.writeProfile(to: folder)
    let output = try Program.run(
      ["backend", "test", path], environment: ["SHOP_KEY": "not-the-key"])
    #expect(output.status == 1)
    #expect(output.text.contains("✗ the first thing to fix: the backend answers HTTP 401"))
    #expect(!output.text.contains("not-the-key"))
  }

  @Test func aServerThatSignedItsOwnCertificate() throws {
    let server = try ThirdPartyServer(withTLS: true)
    let folder = try TemporaryFolder()
    let pem = try String(contentsOfFile: ThirdPartyServer.pem, encoding: .utf8)
    let certificate = try #require(pem.range(of: "-----BEGIN CERTIFICATE"))
    try String(pem[certificate.lowerBound...]).write(
      toFile: folder.path + "/ca.pem", atomically: false, encoding: .utf8)
    func run(_ more: String) throws -> Program.Output {
      let path = try server.writeProfile(to: folder) {
        $0.replacing("http://127.0.0.1", with: "https://localhost") + more
      }
      return try Program.run(["backend", "test", path], environment: Self.environment)
    }
    let without = try run("")
    #expect(without.status == 1)
    #expect(without.text.contains("the certificate is signed by nobody who is trusted"))
    #expect(without.text.contains("name its CA in ca_file"))
    #expect(try run("ca_file: ca.pem\n").status == 0)
  }
}

/// What needs no server.
@Suite struct BackendCommandTests {
  @Test func nobodyThere() throws {
    let output = try Program.run(["backend", "test", "http://127.0.0.1:1"])
    #expect(output.status == 1)
    #expect(
      output.text.contains("✗ the first thing to fix: connection refused: 127.0.0.1:1"))
    let chinese = try Program.run(["backend", "test", "http://127.0.0.1:1", "--lang", "zh"])
    #expect(chinese.text.contains("✗ 首先要处理：连接被拒绝：127.0.0.1:1"))
  }

  @Test func nothingToReadIsSaid() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/merchant.yaml"
    let missing = try Program.run(["backend", "test", path])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("merchant.yaml: no such file; write one with cashier backend"))
    try "create:\n  requst: x\nquery: {}\n".write(toFile: path, atomically: false, encoding: .utf8)
    let mistaken = try Program.run(["backend", "test", path])
    #expect(mistaken.status == 2)
    #expect(
      mistaken.errors.hasSuffix(
        "line 2, column 3: unknown key \"requst\" (did you mean \"request\"?)\n"))
    try """
    create: { request: 'https://127.0.0.1:1/', headers: { Cookie: '${SHOP_COOKIE}' } }
    query: { request: 'https://127.0.0.1:1/', preset: code }
    ca_file: ca.pem
    """.write(toFile: path, atomically: false, encoding: .utf8)
    let variable = try Program.run(["backend", "test", path])
    #expect(variable.status == 2)
    #expect(variable.errors.contains("the environment has no SHOP_COOKIE"))
    let certificates = try Program.run(
      ["backend", "test", path], environment: ["SHOP_COOKIE": "sid=1"])
    #expect(certificates.status == 2)
    #expect(certificates.errors.contains("\(folder.path)/ca.pem: ca_file cannot be read"))
    for arguments in [["backend", "tset"], ["backend", "test", "http://a/?x"]] {
      #expect(try Program.run(arguments).status == 2)
    }
  }

  @Test(arguments: ["en", "zh"]) func initWritesAFileThatTestReads(language: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/my merchant.yaml"
    let written = try Program.run(["backend", "init", path, "--lang", language])
    #expect(written.status == 0)
    #expect(written.text.contains("cashier backend test"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.split(separator: "\n").count { $0.contains("#") } > 25)
    // Every line that is commented out is one that may be used.
    let elsewhere = text.replacing("127.0.0.1:8080", with: "127.0.0.1:1")
    try elsewhere.write(toFile: path, atomically: false, encoding: .utf8)
    let tested = try Program.run(["backend", "test", path, "--lang", "en"])
    #expect(tested.status == 1, "\(tested.errors)")
    #expect(tested.text.contains("connection refused: 127.0.0.1:1"))
    let again = try Program.run(["backend", "init", path, "--lang", language])
    #expect(again.status == 2)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == elsewhere)
    #expect(try Program.run(["backend", "init", path, "--force"]).status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) != elsewhere)
    #expect(try Program.run(["backend", "init", folder.path + "/no/merchant.yaml"]).status == 2)
  }
}
