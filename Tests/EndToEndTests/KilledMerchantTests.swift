import Foundation
import Synchronization
import Testing

/// `cashier merchant serve` is killed again and again in the middle of its work, and loses nothing
/// that it acknowledged.
@Suite(.serialized) struct KilledMerchant {
  /// What clients asked of one order, and what they were told.
  private struct Job: Sendable {
    let key: String
    var number: String?
    /// The answers to its creation, payment and refund, as far as they came.
    var answers: [String] = []
    /// Something was asked for, and the connection ended before an answer.
    var isOpen = false
    /// What was answered instead of what should have been.
    var flaw: String?

    static let steps = 3
  }

  private static let connections = 32
  private static let jobsEach = 10

  @Test func twentyTimes() throws {
    let folder = try TemporaryFolder()
    var merchant = try MerchantProcess(in: folder)
    var made = 0
    var drawn: UInt64 = 20_190_825
    for round in 0..<20 {
      drawn = drawn &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let victim = merchant
      let fatal = Int(drawn >> 33) % (Self.connections * Self.jobsEach * Job.steps - 60) + 1
      let countdown = Countdown(fatal) { victim.signal(SIGKILL) }
      var jobs = Self.concurrently(port: merchant.port) { client, worker in
        Self.work(client, name: "\(round)-\(worker)") { countdown.next() }
      }
      #expect(countdown.isOver && jobs.allSatisfy { $0.flaw == nil }, "\(jobs.compactMap(\.flaw))")
      victim.signal(SIGKILL)
      #expect(victim.end() == 128 + SIGKILL)

      merchant = try MerchantProcess(in: folder)
      try Self.check(jobs, found: try Self.newest(jobs.count, port: merchant.port))
      // What was never acknowledged is asked for again, and again has one effect.
      jobs = Self.finish(jobs, port: merchant.port)
      made += jobs.count
      #expect(
        jobs.allSatisfy { $0.answers.count == Job.steps && $0.flaw == nil },
        "\(jobs.compactMap(\.flaw))")
      let found = try Self.newest(jobs.count, port: merchant.port)
      try Self.check(jobs, found: found)
      #expect(Set(found.keys) == Set(jobs.compactMap(\.number)))
    }
    #expect(try Self.count(port: merchant.port) == made)
    merchant.signal(SIGTERM)
    #expect(merchant.end() == 0)
  }

  /// Does something when it has been counted so many times.
  private final class Countdown: Sendable {
    private let left: Atomic<Int>
    private let end: @Sendable () -> Void

    init(_ count: Int, _ end: @escaping @Sendable () -> Void) {
      left = Atomic(count)
      self.end = end
    }

    var isOver: Bool { left.load(ordering: .relaxed) <= 0 }

    func next() { if left.subtract(1, ordering: .relaxed).newValue == 0 { end() } }
  }

  // MARK: Clients

  private static func concurrently(
    port: Int, _ body: @escaping @Sendable (HTTPClient, Int) -> [Job]
  ) -> [Job] {
    let results = Results()
    let done = DispatchSemaphore(value: 0)
    for worker in 0..<connections {
      Thread.detachNewThread {
        if let client = HTTPClient(port: port) { results.add(body(client, worker)) }
        done.signal()
      }
    }
    for _ in 0..<connections { done.wait() }
    return results.all
  }

  private final class Results: Sendable {
    private let jobs = Mutex<[Job]>([])

    var all: [Job] { jobs.withLock { $0 } }
    func add(_ more: [Job]) { jobs.withLock { $0 += more } }
  }

  /// Creates, pays and refunds until the connection ends.
  private static func work(
    _ client: HTTPClient, name: String, acknowledged: () -> Void
  ) -> [Job] {
    var jobs: [Job] = []
    for index in 0..<jobsEach {
      var job = Job(key: "\(name)-\(index)")
      while job.answers.count < Job.steps, ask(&job, client) { acknowledged() }
      jobs.append(job)
      if job.isOpen { break }
    }
    return jobs
  }

  /// Takes the job's next step; false where no answer came.
  private static func ask(_ job: inout Job, _ client: HTTPClient) -> Bool {
    let step = job.answers.count
    let path = "/orders/\(job.number ?? "")"
    let (target, body) = [
      ("/orders", #"{"total_amount":100}"#),
      ("\(path)/payments", #"{"channel":"wechat","transaction":"\#(job.key)","amount":100}"#),
      ("\(path)/refund", #"{"amount":30}"#),
    ][step]
    guard let answer = client.ask("POST", target, body, key: "\(job.key)-\(step)") else {
      job.isOpen = true
      return false
    }
    if answer.status != (step == 0 ? 201 : 200) {
      job.flaw = "\(job.key): \(answer.body)"
      return false
    }
    if step == 0 {
      job.number = answer.body.firstMatch(of: /"out_order_no":"([^"]+)"/).map { String($0.1) }
    }
    job.answers.append(answer.body)
    job.isOpen = false
    return true
  }

  /// Sends again what has an answer and compares, and goes on with what has none.
  private static func finish(_ jobs: [Job], port: Int) -> [Job] {
    concurrently(port: port) { client, worker in
      jobs.enumerated().filter { $0.offset % connections == worker }.map { _, known in
        var job = Job(key: known.key)
        while job.answers.count < Job.steps, ask(&job, client) {}
        if !job.answers.starts(with: known.answers) { job.flaw = "\(job.key): another answer" }
        return job
      }
    }
  }

  // MARK: The book

  private struct Page: Decodable {
    struct Order: Decodable {
      struct Payment: Decodable {
        let transaction: String
        let refundable: Int
      }

      struct Refund: Decodable {
        let doneAt: String?
      }

      let outOrderNo: String
      let payments: [Payment]
      let refunds: [Refund]
    }

    let orders: [Order]
    let nextCursor: String?
  }

  /// The newest orders, at most so many, by their numbers.
  private static func newest(_ count: Int, port: Int) throws -> [String: Page.Order] {
    var found: [String: Page.Order] = [:]
    try pages(port: port) { page in
      for order in page.orders where found.count < count {
        #expect(found.updateValue(order, forKey: order.outOrderNo) == nil, "listed twice")
      }
      return found.count < count
    }
    return found
  }

  private static func count(port: Int) throws -> Int {
    var count = 0
    try pages(port: port) { page in
      count += page.orders.count
      return true
    }
    return count
  }

  private static func pages(port: Int, _ take: (Page) -> Bool) throws {
    let client = try #require(HTTPClient(port: port))
    var cursor = ""
    while true {
      let answer = try #require(client.ask("GET", "/orders?limit=200\(cursor)"))
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let page = try decoder.decode(Page.self, from: Data(answer.body.utf8))
      guard take(page), let next = page.nextCursor else { return }
      cursor = "&cursor=\(next)"
    }
  }

  /// Every acknowledged step is in the book, and none is there twice.
  private static func check(_ jobs: [Job], found: [String: Page.Order]) throws {
    for job in jobs {
      guard let number = job.number else { continue }
      let order = try #require(found[number], "the order of \(job.key) is lost")
      #expect(order.payments.count <= 1 && order.refunds.count <= 1)
      if job.answers.count > 1 { #expect(order.payments.map(\.transaction) == [job.key]) }
      if job.answers.count > 2 {
        #expect(order.refunds.map { $0.doneAt != nil } == [true])
        #expect(order.payments.map(\.refundable) == [70])
      }
    }
  }
}

extension KilledMerchant {
  /// Each test of the suite that needs a server ends it; a killed one leaves its port free at once.
  @Test func aPortIsFreeAfterAKill() throws {
    let folder = try TemporaryFolder()
    let first = try MerchantProcess(in: folder)
    first.signal(SIGKILL)
    #expect(first.end() == 128 + SIGKILL)
    let second = try MerchantProcess(["--port", "\(first.port)"], in: folder)
    #expect(second.port == first.port)
    second.signal(SIGINT)
    #expect(second.end() == 0)
  }
}
