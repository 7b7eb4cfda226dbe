import OrderBook
import Simulation
import TTPay
import Testing

@testable import Outside

/// The book in the file is the pure value, whatever is asked of it in whatever order.
@Suite struct RandomChangesTests {
  /// What the book should hold.
  private struct Model {
    var orders: [String: MerchantOrder] = [:]
    var unmatched: [(number: String, change: OrderChange, at: Instant)] = []

    mutating func perform(_ request: BookRequest, at instant: Instant) -> BookReply {
      switch request {
      case .create(let number, _, let amount, let expiresAt):
        if orders[number] != nil { return .numberTaken }
        var order = MerchantOrder(
          outOrderNo: number, amount: amount, expiresAt: expiresAt, createdAt: instant)
        for payment in unmatched where payment.number == number {
          _ = order.apply(payment.change, at: payment.at)
        }
        unmatched.removeAll { $0.number == number }
        orders[number] = order
        return .order(order, .changed)
      case .change(let number, let change):
        guard var order = orders[number] else {
          if case .pay = change,
            !unmatched.contains(where: { $0.number == number && $0.change == change })
          {
            unmatched.append((number, change, instant))
          }
          return .unknownOrder
        }
        let outcome = order.apply(change, at: instant)
        orders[number] = order
        return .order(order, outcome)
      case .status(let number): return orders[number].map { .order($0, .repeated) } ?? .unknownOrder
      }
    }
  }

  private func request(_ seed: UInt64, _ step: Int) -> BookRequest {
    func draw(_ what: UInt64, _ count: UInt64) -> UInt64 {
      Draw(seed, UInt64(step), what).bits % count
    }
    let number = "N\(draw(0, 3))"
    func change(_ change: OrderChange) -> BookRequest { .change(outOrderNo: number, change) }
    return switch draw(1, 9) {
    case 0: .create(number)
    case 1, 2: change(pay("T\(draw(2, 3))", draw(3, 8) == 0 ? 99 : 100, channel(draw(4, 2))))
    case 3: change(.close)
    case 4: change(refund("R\(draw(2, 6))", Int64(draw(3, 60))))
    case 5: change(refund("S\(draw(2, 6))", Int64(draw(3, 120)), "T\(draw(4, 4))"))
    case 6, 7: change(.refundDone(number: "\(draw(2, 2) == 0 ? "R" : "S")\(draw(3, 6))"))
    default: .status(outOrderNo: number)
    }
  }

  private func channel(_ index: UInt64) -> Channel { index == 0 ? .wechat : .alipay }

  @Test(arguments: 0..<30) func theFileAgreesWithTheValue(seed: UInt64) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/orders.db"
    var store = try seed < 5 ? OrderStore(path: path) : .inMemory()
    var model = Model()
    for step in 0..<80 {
      // Also a clock that jumps back.
      let instant = start + .seconds(Int64(Draw(seed, UInt64(step), 99).bits % 1_000) - 500)
      let asked = request(seed, step)
      #expect(await store.ask(asked, at: instant) == model.perform(asked, at: instant))
      if seed < 5, step % 20 == 19 {
        store.close()
        store = try OrderStore(path: path)
      }
    }
    for number in ["N0", "N1", "N2"] {
      #expect(try await store.stored(number)?.order == model.orders[number])
    }
    #expect(try await store.unmatched().map(\.outOrderNo) == model.unmatched.map(\.number))
    store.close()
  }
}
