import Dispatch
import Outside
import Payment
import Simulation
import Synchronization
import Terminal

/// What one poll through `--backend` costs beyond the server's own time: our client's times against
/// those of a bare socket, asking the same server for the same order.
struct BackendFigures {
  let port: Int
  let order: String

  private static let polls = 3_000

  func measure(_ report: inout Report) throws {
    let target = "/orders/\(order)"
    let socket = try HTTPLoad(port: port, connections: 1)
    let request = socket.request("GET", target, body: nil)
    _ = try socket.run(seconds: 0.5, expecting: 200) { _ in request }
    let bare = try socket.run(seconds: 2, expecting: 200) { _ in request }.latencies
    let client = Samples(try times(of: "http://127.0.0.1:\(port)\(target)"))
    report.figure("one poll through --backend: p50", client.median, unit: "ms")
    report.figure("   p99", client.percentile(99), unit: "ms")
    report.figure(
      "   p99 beyond the server's own", client.percentile(99) - bare.percentile(99), unit: "ms",
      target: .atMost(1))
  }

  /// In ms.
  private func times(of url: String) throws -> [Double] {
    let client = try MerchantClient(
      deadline: .seconds(2), caFile: nil, allowedHosts: ["127.0.0.1:\(port)"], secrets: .none)
    let call = HTTPCall(method: "GET", url: SecretText(url), headers: [], body: nil)
    let times = Mutex<[Double]>([])
    let done = DispatchSemaphore(value: 0)
    Task {
      for poll in 0..<Self.polls + 200 {
        let start = nowMicroseconds()
        let reply = await client.perform(call)
        let taken = Double(nowMicroseconds() - start) / 1_000
        guard case .response(200, _, _) = reply.outcome else { break }
        if poll >= 200 { times.withLock { $0.append(taken) } }
      }
      await client.shutdown()
      done.signal()
    }
    done.wait()
    let measured = times.withLock { $0 }
    guard measured.count == Self.polls else { throw Failure.noAnswer("the client's polls") }
    return measured
  }
}
