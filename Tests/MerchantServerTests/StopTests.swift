import OrderBook
import Outside
import Simulation
import Synchronization
import Testing

@testable import MerchantServer

/// How the server begins and ends.
@Suite struct BeginningAndEnd {
  @Test func whatIsUnderWayIsFinished() async throws {
    // An address nobody else listens at: elsewhere the port could be another test's by then.
    let host = "127.0.0.77"
    let port = Mutex(0)
    try await Served.run(host: host) { served in
      port.withLock { $0 = served.port }
      let idle = try Wire(host: host, port: served.port)
      idle.send(served.request("GET", "/healthz"))
      #expect(try idle.answer().status == 200)
      let busy = try Wire(host: host, port: served.port)
      busy.send(served.request("POST", "/orders", headers: ["Content-Length: 2"]))
      try served.told("--> POST /orders")
      await served.server.stop()
      #expect(try idle.rest().isEmpty)
      busy.send("{}")
      #expect(try busy.answer().status == 201)
      #expect(try busy.rest().isEmpty)
      #expect(try await served.book.list(status: nil, limit: 9, before: nil).count == 1)
    }
    // A program that another test is just starting may hold the closed socket for a moment more: a
    // connection is then taken by the system, but nobody answers.
    #expect(throws: Wire.Broken.self) {
      let late = try Wire(host: host, port: port.withLock { $0 })
      late.send("GET /healthz HTTP/1.1\r\nHost: \(host)\r\n\r\n")
      _ = try late.answer()
    }
  }

  @Test func whatTakesTooLongIsNot() async throws {
    var limits = ServerLimits.patient
    limits.grace = .milliseconds(100)
    limits.linger = .milliseconds(50)
    try await Served.run(limits: limits) { served in
      let wire = try Wire(port: served.port)
      wire.send(served.request("POST", "/orders", headers: ["Content-Length: 2"]))
      try served.told("--> POST /orders")
      await served.server.stop()
      #expect(try wire.answer().status == 408)
    }
  }

  @Test func aPortInUseIsSaid() async throws {
    try await Served.run { served in
      var settings = MerchantServer.Settings()
      settings.port = served.port
      let second = MerchantServer(
        book: served.book, secret: .builtInTest, keys: { nil },
        notifies: try NotifyClient(hosts: []), settings: settings, clock: { served.clock.now })
      let error = await #expect(throws: ServerError.self) { try await second.run() }
      #expect(error?.message.en.contains("127.0.0.1:\(served.port)") == true)
      #expect(error?.message.en.contains("--port") == true)
    }
  }

  @Test(arguments: ["203.0.113.1", "no.such.host.invalid", "", "a b"])
  func anAddressThatIsNotOurs(host: String) async throws {
    var settings = MerchantServer.Settings()
    settings.host = host
    let server = MerchantServer(
      book: try OrderStore.inMemory(), secret: .builtInTest, keys: { nil },
      notifies: try NotifyClient(hosts: []), settings: settings,
      clock: { Instant(seconds: 0) })
    await #expect(throws: ServerError.self) { try await server.run() }
  }

  @Test func refundsThatWereBegunAreFinished() async throws {
    let book = try OrderStore.inMemory()
    let now = Instant(seconds: 1)
    for request: BookRequest in [
      .create(outOrderNo: "C1", info: "{}", amount: 5, expiresAt: nil),
      .change(outOrderNo: "C1", .pay(channel: .wechat, transaction: "T", amount: 5)),
      .change(outOrderNo: "C1", .refund(number: "r", amount: 2, transaction: nil)),
    ] {
      _ = await book.perform(request, by: "test", because: nil, at: now, idempotency: nil)
    }
    try await Served.run(book: book) { served in
      let order = try served.ask("GET", "/orders/C1")
      #expect(order[path: "status"] == "partly-refunded")
      #expect(order[path: "refunds.0.done_at"] != "null")
    }
  }
}
