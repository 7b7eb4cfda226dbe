import GRDB
import OrderBook
import Simulation
import Testing

@testable import Outside

/// Pages of orders, and taking old ones out.
@Suite struct ListTests {
  private let store: OrderStore

  init() throws { store = try OrderStore.inMemory() }

  private func fill() async {
    for index in 0..<10 {
      await store.ask(.create("N\(index)"), at: start + .minutes(Int64(index)))
      if index % 2 == 0 { await store.change("N\(index)", .close) }
    }
  }

  @Test func pagesGoBackFromTheNewest() async throws {
    await fill()
    let first = try await store.list(status: nil, limit: 4, before: nil)
    #expect(first.map(\.order.outOrderNo) == ["N9", "N8", "N7", "N6"])
    let second = try await store.list(status: nil, limit: 4, before: first.last?.sequence)
    #expect(second.map(\.order.outOrderNo) == ["N5", "N4", "N3", "N2"])
    let closed = try await store.list(status: .closed, limit: 2, before: second.last?.sequence)
    #expect(closed.map(\.order.outOrderNo) == ["N0"])
    #expect(closed[0].info == "{\"n\":\"N0\"}" && closed[0].order.closedAt == start)
    for limit in [0, -1, .min] {
      #expect(try await store.list(status: nil, limit: limit, before: nil).isEmpty)
    }
    #expect(try await store.list(status: nil, limit: .max, before: .max).count == 10)
  }

  @Test func theyAreCounted() async throws {
    await fill()
    #expect(try await store.count(status: nil) == 10)
    #expect(try await store.count(status: .closed) == 5)
    #expect(try await store.count(status: .paid) == 0)
  }

  @Test func aPurgeTakesWhatItSaid() async throws {
    await fill()
    await store.change("unknown", pay(), at: start)
    let horizon = start + .minutes(4)
    let said = try await store.purgeable(before: horizon, only: [.closed])
    #expect(said == Purged(orders: 2, unmatchedPayments: 0))
    #expect(try await store.purge(before: horizon, only: [.closed]) == said)
    let left = try await store.list(status: nil, limit: 99, before: nil)
    #expect(
      left.map(\.order.outOrderNo) == ["N9", "N8", "N7", "N6", "N5", "N4", "N3", "N1"])
    #expect(
      try await store.purge(before: nil, only: []) == Purged(orders: 8, unmatchedPayments: 1))
    #expect(try await store.unmatched().isEmpty)
    for table in ["orders", "payments", "refunds", "events"] {
      #expect(try store.pragma("SELECT count(*) FROM \(table)") == 0)
    }
  }

  @Test func aPurgeTakesTheKeysAlong() async throws {
    let keys = ["A", "B"].map { Idempotency(key: $0, fingerprint: "F") }
    for key in keys { await store.ask(.create(key.key), key) }
    await store.change("A", .close)
    _ = try await store.purge(before: nil, only: [.closed])
    let again = await store.ask(.create("C"), keys[0])
    #expect(again.outcome == .changed && again.order?.outOrderNo == "C")
    #expect(await store.ask(.create("D"), keys[1]).order?.outOrderNo == "B")
  }

  @Test func sequencesAreNeverUsedAgain() async throws {
    await store.ask(.create("A"))
    _ = try await store.purge(before: nil, only: [])
    await store.ask(.create("A"))
    #expect(try await store.stored("A")?.sequence == 2)
  }

  @Test func eventsAreOnlyAdded() async throws {
    await store.ask(.create("A"))
    for sql in ["UPDATE events SET author = 'x'", "DELETE FROM events"] {
      #expect(throws: DatabaseError.self) {
        try store.database.writeWithoutTransaction { try $0.execute(sql: sql) }
      }
    }
    #expect(try await store.events(of: "A").map(\.author) == ["test"])
  }
}
