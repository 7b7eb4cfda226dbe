import Channels
import Foundation
import Outside
import Simulation
import Synchronization
import TTPay
import Testing

@testable import MerchantServer

/// A server on a port of its own, with a book in memory and a clock that tests move.
final class Served: Sendable {
  let server: MerchantServer
  let book: OrderStore
  let port: Int
  let clock: TestClock
  let events: Recorder

  /// Serves while `body` runs. The body may wait as it likes: it has threads of its own.
  static func run(
    limits: ServerLimits = .patient, host: String? = nil, book: OrderStore? = nil,
    _ body: @escaping @Sendable (Served) async throws -> Void
  ) async throws {
    let book = try book ?? OrderStore.inMemory()
    let clock = TestClock()
    let events = Recorder()
    var settings = MerchantServer.Settings()
    settings.port = 0
    settings.host = host
    settings.limits = limits
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    let server = MerchantServer(
      book: book, secret: .builtInTest, keys: { ChannelKeys() },
      notifies: try NotifyClient(hosts: AllowedHosts([], loopback: true)), settings: settings,
      clock: { clock.now },
      observe: { events.add($0) }, onListening: { told.yield($0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      for await port in ports {
        let served = Served(server, book, port, clock, events)
        do {
          try await Task(executorPreference: OwnThreads()) { try await body(served) }.value
        } catch {
          await server.stop()
          throw error
        }
        break
      }
      await server.stop()
      try await group.waitForAll()
    }
  }

  private init(
    _ server: MerchantServer, _ book: OrderStore, _ port: Int, _ clock: TestClock,
    _ events: Recorder
  ) {
    self.server = server
    self.book = book
    self.port = port
    self.clock = clock
    self.events = events
  }

  // MARK: Asking

  /// Sends one request on a connection of its own, and holds the answer against openapi.yaml.
  @discardableResult
  func ask(
    _ method: String, _ target: String, _ body: String? = nil, headers: [String] = []
  ) throws -> Answer {
    let wire = try Wire(port: port)
    wire.send(request(method, target, body, headers: headers))
    let answer = try wire.answer()
    try Contract.shared.check(answer, to: method, target)
    return answer
  }

  func request(
    _ method: String, _ target: String, _ body: String? = nil, headers: [String] = []
  ) -> String {
    var lines = ["\(method) \(target) HTTP/1.1"]
    if !headers.contains(where: { $0.lowercased().hasPrefix("host:") }) {
      lines.append("Host: 127.0.0.1:\(port)")
    }
    lines += headers
    if let body { lines.append("Content-Length: \(body.utf8.count)") }
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
  }

  /// The number of a new order.
  func order(_ body: String = "{}") throws -> String {
    let answer = try ask("POST", "/orders", body)
    return try #require(answer[path: "out_order_no"])
  }

  func pay(
    _ number: String, _ transaction: String = "T1", channel: String = "wechat", amount: Int = 1
  ) throws -> Answer {
    try ask(
      "POST", "/orders/\(number)/payments",
      #"{"channel":"\#(channel)","transaction":"\#(transaction)","amount":\#(amount)}"#)
  }

  /// Looks again and again until that line is told; the limit only ends a test that fails.
  func told(_ line: String) throws {
    let limit = ContinuousClock.now + .seconds(300)
    while !events.lines.contains(line) {
      try #require(ContinuousClock.now < limit, "never told: \(line); \(events.lines)")
    }
  }

  /// How many orders the book holds.
  func orders() throws -> Int {
    var count = 0
    var cursor = ""
    while true {
      let page = try ask("GET", "/orders?limit=200\(cursor)")
      guard case .array(let orders)? = try page.json["orders"] else { return count }
      count += orders.count
      guard let next = page[path: "next_cursor"], next != "null" else { return count }
      cursor = "&cursor=\(next)"
    }
  }
}

final class TestClock: Sendable {
  private let instant = Mutex(Instant(seconds: 1_566_720_681))

  var now: Instant { instant.withLock { $0 } }
  func advance(_ span: TimeSpan) { instant.withLock { $0 = $0 + span } }
}

final class Recorder: Sendable {
  private let list = Mutex<[ServerEvent]>([])

  var all: [ServerEvent] { list.withLock { $0 } }
  func add(_ event: ServerEvent) { list.withLock { $0.append(event) } }

  /// The events as lines, without their times.
  var lines: [String] {
    all.map { event in
      switch event {
      case .received(let request, _): "--> \(request.method) \(request.target)"
      case .answered(let request, let status, let order, let problem, _, _):
        (["<-- \(status)", request.method, request.target] + [order, problem].compactMap { $0 })
          .joined(separator: " ")
      case .notified(let notify, let order, let attempt, let delivery, _):
        "==> \(notify.channel.rawValue) \(order) #\(attempt) \(delivery.isTaken)"
      case .cut(let reason, let method, let target, let status, _):
        (["-x- \(reason.rawValue)"] + [method, target, status.map { "\($0)" }].compactMap { $0 })
          .joined(separator: " ")
      }
    }
  }
}

/// Threads that may block, unlike the few that all tasks share.
private final class OwnThreads: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

extension ServerLimits {
  /// No test ends because its machine is busy.
  static var patient: ServerLimits {
    var limits = ServerLimits()
    limits.deadline = .seconds(600)
    limits.idle = .seconds(600)
    limits.grace = .seconds(600)
    return limits
  }
}
