import Foundation
import Testing

/// The real `cashier merchant serve`: its signals, its outputs, its book.
@Suite struct MerchantServe {
  private struct Line: Decodable {
    let version: Int
    let event: String
    let secret: String?
    let book: String?
    let status: Int?
  }

  private func lines(_ merchant: MerchantProcess) throws -> [Line] {
    try merchant.output.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func aSignalIsAGoodEnd(signal: Int32) throws {
    let merchant = try MerchantProcess(in: TemporaryFolder())
    let client = try #require(HTTPClient(port: merchant.port))
    #expect(client.ask("POST", "/orders")?.status == 201)
    #expect(client.ask("GET", "/nowhere")?.status == 404)
    merchant.signal(signal)
    #expect(merchant.end() == 0)
    let lines = try lines(merchant)
    #expect(
      lines.map(\.event) == [
        "listening", "request", "answer", "request", "answer", "stopping",
      ])
    #expect(lines.compactMap(\.status) == [201, 404])
    #expect(lines.allSatisfy { $0.version == 1 })
    #expect(lines[0].secret == "built-in-test")
    #expect(lines[0].book?.hasSuffix("/orders.db") == true)
  }

  @Test func theSecondSignalEndsItAtOnce() throws {
    let merchant = try MerchantProcess(in: TemporaryFolder())
    let client = try #require(HTTPClient(port: merchant.port))
    #expect(client.begin("POST", "/orders", length: 2))
    merchant.signal(SIGTERM)
    let limit = ContinuousClock.now + .seconds(20)
    while !merchant.output.contains("\"stopping\""), .now < limit {}
    merchant.signal(SIGTERM)
    #expect(merchant.end() == 128 + SIGTERM)
  }

  @Test func theSecretIsNeverShown() throws {
    let secret = "MY-OWN-APP-SECRET"
    for (arguments, word) in [([], "configured"), (["--no-secret"], "built-in-test")] {
      let merchant = try MerchantProcess(
        arguments, in: TemporaryFolder(), environment: ["CASHIER_APP_SECRET": secret])
      let client = try #require(HTTPClient(port: merchant.port))
      let answer = try #require(client.ask("POST", "/orders"))
      merchant.signal(SIGTERM)
      #expect(merchant.end() == 0)
      #expect(try lines(merchant)[0].secret == word)
      #expect(!(answer.body + merchant.output).contains(secret))
    }
  }

  @Test(arguments: ["wechat", "alipay"]) func aWalkPaysAtIt(channel: String) throws {
    let merchant = try MerchantProcess(["--ephemeral"], in: try TemporaryFolder())
    let walk = try Program.run([
      "--plain", "--backend", "http://127.0.0.1:\(merchant.port)", "--act", "\(channel),pay",
      "--lang", "en",
    ])
    #expect(walk.status == 0 && walk.text.contains("(right)"), "\(walk.text)\(walk.errors)")
  }

  @Test func itsChannelsTellOfAPaymentAgainAndWrongly() throws {
    let folder = try TemporaryFolder()
    let merchant = try MerchantProcess(in: folder)
    let environment = Program.environment(home: folder.path)
    let client = try #require(HTTPClient(port: merchant.port))
    let order = try #require(client.ask("POST", "/orders", #"{"total_amount":100}"#)).body
    let number = String(try #require(order.firstMatch(of: /C\d+N\d+/)).0)
    let url = try #require(order.firstMatch(of: /"wx_url":"http:\/\/127.0.0.1:\d+([^"]+)"/))
    func notify(_ options: String...) throws -> Program.Output {
      try Program.run(
        ["merchant", "notify", number, "--lang", "en"] + options, environment: environment)
    }
    #expect(try notify().errors.contains("has not been paid"))
    #expect(client.ask("POST", String(url.1), "act=pay")?.status == 200)
    // The courier tells it by itself.
    // The limit only ends a test that fails.
    let limit = ContinuousClock.now + .seconds(20)
    while !merchant.output.contains(#""event":"notify""#) {
      try #require(ContinuousClock.now < limit, "never told: \(merchant.output)")
    }
    let known = try notify()
    #expect(known.status == 1 && known.errors.contains("--again"))
    let again = try notify("--again")
    #expect(again.status == 0 && again.text.contains("SUCCESS") && again.text.hasSuffix("taken\n"))
    let forged = try notify("--forged")
    #expect(forged.status == 0 && forged.text.contains("notify-sign-wrong"))
    let less = try notify("--amount", "0.01", "--json")
    #expect(less.status == 0 && less.text.contains(#""taken":false"#))
    #expect(try notify("--channel", "alipay").errors.contains("not been paid through Alipay"))
    // The right amount is no wrong one.
    #expect(try notify("--again", "--amount", "1.00").text.hasSuffix("taken\n"))
    #expect(try notify("--again", "--allow-host", "http://x/").status == 2)
    let nobody = try Program.run(
      ["merchant", "notify", "X", "--lang", "en"], environment: environment)
    #expect(nobody.status == 1 && nobody.errors.contains("no channel knows"))
    let sheet = try Program.run(
      ["merchant", "show", number, "--lang", "en"], environment: environment)
    #expect(sheet.text.contains("at the channels\n  WeChat Pay  paid  42000001"))
    #expect(sheet.text.contains("notify taken 20"))
    let shown = try #require(client.ask("GET", "/orders/\(number)")).body
    // Nobody there has refused nothing.
    merchant.signal(SIGTERM)
    _ = merchant.end()
    let unanswered = try notify("--forged")
    #expect(unanswered.status == 2 && unanswered.text.contains("no answer that tells anything"))
    #expect(try notify("--again").status == 1)
    #expect(shown.contains(#""status":"paid""#) && !shown.contains("surplus\":true"))
  }

  @Test func aBookInMemoryLeavesNoBook() throws {
    let folder = try TemporaryFolder()
    let merchant = try MerchantProcess(["--ephemeral"], in: folder)
    let client = try #require(HTTPClient(port: merchant.port))
    #expect(client.ask("POST", "/orders")?.status == 201)
    merchant.signal(SIGTERM)
    #expect(merchant.end() == 0)
    #expect(try lines(merchant)[0].book == nil)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    #expect(!files.contains { $0.contains("orders.db") })
  }

  @Test func aBookThatIsDeletedIsNotWell() throws {
    let folder = try TemporaryFolder()
    let merchant = try MerchantProcess(in: folder)
    let client = try #require(HTTPClient(port: merchant.port))
    #expect(client.ask("GET", "/healthz")?.status == 200)
    try FileManager.default.removeItem(atPath: folder.path + "/.local/share/cashier/orders.db")
    for (method, path) in [("GET", "/healthz"), ("POST", "/orders")] {
      let answer = try #require(client.ask(method, path))
      #expect(answer.status == 503 && answer.body.contains("order-book-failed"))
    }
  }

  @Test func anotherAddressIsWarnedOf() throws {
    let folder = try TemporaryFolder()
    let merchant = try MerchantProcess(["--ephemeral", "--host", "0.0.0.0"], in: folder)
    merchant.signal(SIGTERM)
    #expect(merchant.end() == 0)
    let errors = try String(contentsOfFile: folder.path + "/err", encoding: .utf8)
    #expect(errors.contains("no authentication") && errors.contains("0.0.0.0"))
  }

  @Test func whatKeepsItFromBeginningIsSaidOnce() throws {
    let merchant = try MerchantProcess(["--ephemeral"], in: TemporaryFolder())
    for (arguments, word) in [
      (["--port", "\(merchant.port)"], "--port"), (["--host", "203.0.113.1"], "--host"),
      (["--host", "nope.invalid"], "no such host"),
      (["--port", "65536"], "port"), (["--prot", "1"], "prot"),
    ] {
      let output = try Program.run(["merchant", "serve", "--ephemeral"] + arguments)
      #expect(output.status == 2 && output.text.isEmpty)
      #expect(output.errors.contains(word))
    }
    merchant.signal(SIGTERM)
    #expect(merchant.end() == 0)
  }

  /// The page's examples, as printed, one after another in one shell.
  @Test func theExamplesOfTheDocumentationWork() throws {
    let page = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/merchant.md"), encoding: .utf8)
    let section = try #require(page.components(separatedBy: "## The merchant over HTTP\n").last)
    let blocks = section.components(separatedBy: "\n## ")[0].matches(of: /```sh\n([^`]*)```/)
      .map { String($0.1) }
    #expect(blocks.count > 5)
    let folder = try TemporaryFolder()
    let merchant = try MerchantProcess(in: folder)
    let script = blocks.filter { !$0.contains("merchant serve") }.joined()
      .replacing("http://127.0.0.1:8080", with: "http://127.0.0.1:\(merchant.port)")
    let file = folder.path + "/script"
    try Data(("set -e\ncd '\(folder.path)'\n" + script).utf8).write(to: URL(fileURLWithPath: file))
    let output = folder.path + "/answers"
    let status = try spawnAndWait(
      ["bash", file], environment: Program.environment(home: folder.path), output: output)
    #expect(status == 0)
    merchant.signal(SIGTERM)
    #expect(merchant.end() == 0)
    // Each does what is asked; only what the page says is refused is refused.
    let statuses = try lines(merchant).compactMap(\.status)
    #expect(statuses.filter { $0 >= 400 } == [409])
    let text = try String(contentsOfFile: output, encoding: .utf8)
    for word in [
      "\"code\":9", "\"code\":0", "partly-refunded", "\"refunded\"", "\"closed\"",
      "\"next_cursor\":", "already-paid", "{\"status\":\"ok\"}",
    ] {
      #expect(text.contains(word), "\(word)")
    }
  }
}
