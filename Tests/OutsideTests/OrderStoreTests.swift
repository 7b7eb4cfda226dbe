import Foundation
import GRDB
import OrderBook
import Simulation
import TTPay
import Testing

@testable import Outside

/// The order book on disk.
@Suite struct OrderStoreTests {
  private let now = Instant(seconds: 1_000)

  private func create(_ number: String, amount: Int64 = 100) -> BookRequest {
    .create(
      outOrderNo: number, info: "{\"out_order_no\":\"\(number)\"}", amount: amount, expiresAt: 1_300
    )
  }

  private func pay(_ number: String, _ transaction: String = "t", _ channel: Channel = .wechat)
    -> BookRequest
  { .change(outOrderNo: number, .pay(channel: channel, transaction: transaction, amount: 100)) }

  private func perform(
    _ store: OrderStore, _ request: BookRequest, at instant: Instant? = nil,
    once idempotency: Idempotency? = nil
  ) async -> BookReply {
    await store.perform(
      request, by: "test", because: "#1", at: instant ?? now, idempotency: idempotency)
  }

  @Test func whatIsAcknowledgedIsThereWhenOpenedAgain() async throws {
    let book = try TemporaryBook()
    let store = try OrderStore(path: book.path)
    _ = await perform(store, create("A"))
    _ = await perform(store, pay("A"))
    store.close()
    let again = try OrderStore(path: book.path)
    let stored = try #require(try await again.stored("A"))
    #expect(stored.order.status == .paid && stored.order.payments.map(\.transaction) == ["t"])
    #expect(stored.info == #"{"out_order_no":"A"}"#)
    let events = try await again.events(of: "A")
    #expect(events.map(\.action) == [.create, .pay] && events.map(\.because) == ["#1", "#1"])
    again.close()
  }

  @Test func theFileIsItsOwnersAlone() async throws {
    let book = try TemporaryBook()
    try OrderStore(path: book.folder + "/new/orders.db").close()
    for (path, mode) in [("/new", 0o700), ("/new/orders.db", 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: book.folder + path)
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
  }

  /// Through the store every order becomes what the pure value becomes; time may run backwards.
  @Test(arguments: 0..<20) func theStoreFollowsTheValue(seed: UInt64) async throws {
    let store = try OrderStore.inMemory()
    var value = MerchantOrder(outOrderNo: "A", amount: 100, expiresAt: 1_300, createdAt: now)
    _ = await perform(store, create("A"))
    for step in UInt64(0)..<40 {
      func draw(_ what: UInt64, _ count: UInt64) -> UInt64 { Draw(seed, step, what).bits % count }
      let change: OrderChange =
        switch draw(0, 4) {
        case 0:
          .pay(
            channel: draw(1, 2) == 0 ? .wechat : .alipay, transaction: "t\(draw(2, 3))",
            amount: draw(3, 5) == 0 ? 99 : 100)
        case 1: .close
        case 2: .refund(number: "r\(draw(4, 4))", amount: Int64(draw(5, 90)), transaction: nil)
        default: .refundDone(number: "r\(draw(6, 4))")
        }
      let instant = Instant(seconds: Int64(draw(7, 2_000)))
      let outcome = value.apply(change, at: instant)
      let reply = await perform(store, .change(outOrderNo: "A", change), at: instant)
      #expect(reply == .order(value, outcome))
    }
    #expect(try await store.stored("A")?.order == value)
    let events = try await store.events(of: "A")
    #expect(events.count == 41)
    #expect(events.map(\.sequence) == events.map(\.sequence).sorted())
  }

  @Test func manyAtOnceAreAllThere() async throws {
    let book = try TemporaryBook()
    let store = try OrderStore(path: book.path)
    let replies = await withTaskGroup(of: BookReply.self) { group in
      for number in 0..<400 { group.addTask { await perform(store, create("N\(number % 200)")) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(replies.count { if case .order = $0 { true } else { false } } == 200)
    #expect(replies.count { $0 == .numberTaken } == 200)
    #expect(try await store.list(status: .created, limit: 1_000, before: nil).count == 200)
    store.close()
  }

  @Test func aKeyMakesAChangeCountOnce() async throws {
    let store = try OrderStore.inMemory()
    let key = Idempotency(key: "k", fingerprint: "f")
    let first = await perform(store, create("A"), once: key)
    #expect(await perform(store, create("A"), once: key) == first)
    #expect(try await store.events(of: "A").count == 1)
    let other = Idempotency(key: "k", fingerprint: "g")
    #expect(await perform(store, create("B"), once: other) == .keyReused)
    #expect(try await store.stored("B") == nil)
  }

  @Test func aPaymentThatComesBeforeItsOrderCounts() async throws {
    let store = try OrderStore.inMemory()
    #expect(await perform(store, pay("A")) == .unknownOrder)
    #expect(await perform(store, pay("A")) == .unknownOrder)
    #expect(try await store.unmatched().map(\.outOrderNo) == ["A"])
    guard case .order(let order, .changed) = await perform(store, create("A")) else {
      Issue.record("not created")
      return
    }
    #expect(order.status == .paid && order.payments.count == 1)
    #expect(try await store.unmatched().isEmpty)
    #expect(try await store.events(of: "A").map(\.action) == [.create, .pay])
  }

  @Test func listsAreInPagesNewestFirst() async throws {
    let store = try OrderStore.inMemory()
    for number in 1...5 { _ = await perform(store, create("N\(number)")) }
    _ = await perform(store, pay("N3"))
    let page = try await store.list(status: nil, limit: 2, before: nil)
    #expect(page.map(\.order.outOrderNo) == ["N5", "N4"])
    let next = try await store.list(status: nil, limit: 2, before: page.last?.sequence)
    #expect(next.map(\.order.outOrderNo) == ["N3", "N2"])
    #expect(
      try await store.list(status: .paid, limit: 9, before: nil).map(\.order.outOrderNo) == ["N3"])
  }

  @Test func aPurgeTakesAllThatBelongsToAnOrder() async throws {
    let store = try OrderStore.inMemory()
    _ = await perform(store, create("old"), at: Instant(seconds: 1))
    _ = await perform(store, pay("old"), at: Instant(seconds: 2))
    _ = await perform(store, create("new"))
    #expect(try await store.purge(before: Instant(seconds: 500), only: [.closed]).orders == 0)
    #expect(try await store.purge(before: Instant(seconds: 500), only: [.paid]).orders == 1)
    #expect(try await store.stored("old") == nil)
    #expect(try await store.events(of: "old").isEmpty)
    #expect(try await store.stored("new") != nil)
  }

  /// `cashier` and `cashier merchant serve` may run at once.
  @Test func twoStoresShareOneFile() async throws {
    let book = try TemporaryBook()
    let (a, b) = (try OrderStore(path: book.path), try OrderStore(path: book.path))
    let taken = await withTaskGroup(of: BookReply.self) { group in
      for number in 0..<100 {
        group.addTask { await perform(a, create("N\(number)")) }
        group.addTask { await perform(b, create("N\(number)")) }
      }
      return await group.reduce(into: 0) { $0 += $1 == .numberTaken ? 1 : 0 }
    }
    #expect(taken == 100)
    _ = await perform(a, pay("N1"))
    #expect(try await b.stored("N1")?.order.status == .paid)
    a.close()
    b.close()
  }

  @Test func aClosedStoreSaysSo() async throws {
    let store = try OrderStore.inMemory()
    store.close()
    guard case .failure = await perform(store, create("A")) else {
      Issue.record("it was closed")
      return
    }
    await #expect(throws: OrderStoreError.closed(path: "")) { try await store.stored("A") }
  }
}

/// A place for a book that goes away with its owner.
final class TemporaryBook: Sendable {
  let folder: String
  var path: String { folder + "/orders.db" }

  init() throws {
    folder = NSTemporaryDirectory() + "cashier-book-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}
