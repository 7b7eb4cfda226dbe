import Foundation
import MerchantBackend
import OrderBook
import Outside
import Simulation
import Synchronization
import TTPay
import Terminal

/// The merchant over HTTP, on loopback: the program itself in a process of its own, asked by 32
/// kept connections that each wait for one answer at a time.
struct ServerFigures {
  let cashier: String

  private static let orders = 100_000
  private static let connections = 32
  private static let runs = 5
  private static let seconds = 2.0

  func measure(_ report: inout Report) throws {
    report.heading("server: \(Self.orders) orders in the book, \(Self.connections) connections")
    let folder = NSTemporaryDirectory() + "cashier-bench-\(getpid())"
    try FileManager.default.createDirectory(
      atPath: folder + "/cashier", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let numbers = try FilledBook(path: folder + "/cashier/orders.db").fill(Self.orders)
    let server = try ServerProcess(cashier, data: folder)
    let load = try HTTPLoad(port: server.port, connections: Self.connections)
    try queries(of: numbers, server, load, &report)
    try creations(server, load, &report)
    try BackendFigures(port: server.port, order: numbers[0]).measure(&report)
    report.figure(
      "   the server's memory", Double(ProcessStatus(of: server.id)["VmRSS"] ?? 0) / 1024,
      unit: "MB")
  }

  private func queries(
    of numbers: [String], _ server: ServerProcess, _ load: HTTPLoad, _ report: inout Report
  ) throws {
    try run("status queries", server, load, target: .atLeast(8_000), expecting: 200, &report) {
      count in
      // Far apart, so that no part of the book stays at hand.
      load.request("GET", "/orders/\(numbers[count &* 7_919 % numbers.count])", body: nil)
    }
  }

  private func creations(
    _ server: ServerProcess, _ load: HTTPLoad, _ report: inout Report
  ) throws {
    try run(
      "durable creations, for WeChat", server, load, target: .atLeast(5_000), expecting: 201,
      &report
    ) { _ in
      load.request(
        "POST", "/orders",
        body: #"{"subject":"microapp test","total_amount":1,"channels":["wechat"]}"#)
    }
    // Each has an order string, and so a signature of its own.
    try run("durable creations, for both", server, load, expecting: 201, &report) { _ in
      load.request("POST", "/orders", body: #"{"subject":"microapp test","total_amount":1}"#)
    }
  }

  private func run(
    _ name: String, _ server: ServerProcess, _ load: HTTPLoad, target: Report.Target = .none,
    expecting status: Int, _ report: inout Report, _ request: (Int) -> [UInt8]
  ) throws {
    _ = try load.run(seconds: 0.5, expecting: status, request)
    var rates: [Double] = []
    var tails: [Double] = []
    var costs: [Double] = []
    for _ in 0..<Self.runs {
      let before = processorSeconds(of: server.id)
      let result = try load.run(seconds: Self.seconds, expecting: status, request)
      let spent = processorSeconds(of: server.id) - before
      costs.append(spent * 1_000_000 / Double(result.count))
      rates.append(Double(result.count) / result.seconds)
      tails.append(result.latencies.percentile(99))
    }
    report.figure(name, Samples(rates), unit: "/s", target: target)
    report.figure("   p99", Samples(tails), unit: "ms")
    report.figure("   the server's CPU time for one", Samples(costs), unit: "µs")
  }
}

/// A book with many orders, made through the store.
private struct FilledBook {
  let path: String

  /// The numbers of the orders.
  func fill(_ count: Int) throws -> [String] {
    let made = Made()
    let done = DispatchSemaphore(value: 0)
    Task {
      await made.make(count, path: path)
      done.signal()
    }
    done.wait()
    return try made.numbers()
  }

  private final class Made: Sendable {
    private let result = Mutex<Result<[String], Failure>>(.failure(.noBook("nothing was made")))

    func numbers() throws -> [String] { try result.withLock { $0 }.get() }

    func make(_ count: Int, path: String) async {
      let book: OrderStore
      do {
        book = try OrderStore(path: path)
      } catch {
        return result.withLock { $0 = .failure(.noBook("\(error)")) }
      }
      let settings = BackendSettings()
      let start = Instant(seconds: 1_566_720_681)
      let numbers = await withTaskGroup(of: String?.self) { group in
        for number in 1...count {
          group.addTask {
            let at = start + .microseconds(Int64(number))
            let info = settings.orderInfo(number: number, at: at) { _ in "" }
            let request = BookRequest.create(
              outOrderNo: info.outOrderNo, info: info.json(), amount: settings.totalAmount,
              expiresAt: info.expiresAt)
            let reply = await book.perform(
              request, by: "bench", because: nil, at: at, idempotency: nil)
            if case .order = reply { return info.outOrderNo }
            return nil
          }
        }
        return await group.reduce(into: [String]()) { if let number = $1 { $0.append(number) } }
      }
      book.close()
      result.withLock {
        $0 =
          numbers.count == count
          ? .success(numbers.sorted()) : .failure(.noBook("\(numbers.count) of \(count) orders"))
      }
    }
  }
}
