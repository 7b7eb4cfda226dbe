import Foundation
import OrderBook
import Simulation
import Testing

@testable import Outside

@Suite struct OrderStoreTests {
  @Test func anOrderIsPaidAndItsEventsAreKept() async throws {
    let store = try OrderStore.inMemory()
    defer { store.close() }
    let now = Instant(seconds: 1_000)
    _ = await store.perform(
      .create(outOrderNo: "A", info: "{}", amount: 100, expiresAt: 5), by: "t", because: nil,
      at: now, idempotency: nil)
    _ = await store.perform(
      .change(outOrderNo: "A", .pay(channel: .wechat, transaction: "t", amount: 100)), by: "t",
      because: "m", at: now, idempotency: nil)
    #expect(try await store.stored("A")?.order.status == .paid)
    #expect(try await store.events(of: "A").map(\.action) == [.create, .pay])
  }
}
