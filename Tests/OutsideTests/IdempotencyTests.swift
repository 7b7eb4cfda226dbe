import OrderBook
import Simulation
import Testing

@testable import Outside

/// A request with a key counts once.
@Suite struct IdempotencyTests {
  private let store: OrderStore
  private let key = Idempotency(key: "K", fingerprint: "F")

  init() throws { store = try OrderStore.inMemory() }

  @Test func theSameRequestGetsTheSameReply() async throws {
    await store.ask(.create("A"))
    let asked = BookRequest.change(outOrderNo: "A", pay())
    let first = await store.ask(asked, key)
    await store.change("A", refund("R", 1))
    let again = await store.ask(asked, at: start + .hours(23), key)
    #expect(again == first && again.outcome == .changed && again.order?.status == .paid)
    #expect(try await store.events(of: "A").map(\.action) == [.create, .pay, .refund])
  }

  @Test func whatIsRefusedStaysRefused() async throws {
    #expect(await store.ask(.change(outOrderNo: "A", .close), key) == .unknownOrder)
    await store.ask(.create("A"))
    #expect(await store.ask(.change(outOrderNo: "A", .close), key) == .unknownOrder)
    let other = Idempotency(key: "L", fingerprint: "F")
    #expect(await store.ask(.create("A"), other) == .numberTaken)
    #expect(await store.ask(.create("A"), other) == .numberTaken)
    #expect(try await store.events(of: "A").count == 2)
  }

  @Test func anotherRequestUnderTheSameKeyIsRefused() async throws {
    await store.ask(.create("A"), key)
    let reply = await store.ask(.create("B"), Idempotency(key: "K", fingerprint: "G"))
    #expect(reply == .keyReused)
    #expect(try await store.stored("B") == nil)
  }

  @Test func keysAreKeptForADay() async throws {
    await store.ask(.create("A"), key)
    let day = start + .hours(24)
    #expect(await store.ask(.create("A"), at: day + .microseconds(-1), key).outcome == .changed)
    #expect(await store.ask(.create("A"), at: day, key) == .numberTaken)
    #expect(try store.pragma("SELECT count(*) FROM idempotency") == 1)
  }

  @Test func aFailureDoesNotUseTheKeyUp() async throws {
    #expect(await store.ask(.create("A", amount: 0), key).failure != nil)
    #expect(await store.ask(.create("A"), key).outcome == .changed)
  }

  @Test func theSameRequestFromEightAtOnceHasOneEffect() async throws {
    await store.ask(.create("A"))
    await store.change("A", pay())
    let replies = await withTaskGroup(of: BookReply.self) { group in
      for _ in 0..<8 {
        group.addTask { [store, key] in
          await store.ask(.change(outOrderNo: "A", refund("R", 40)), key)
        }
      }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(replies.map(\.outcome) == [.changed])
    #expect(try await store.stored("A")?.order.refunds.count == 1)
    #expect(try await store.events(of: "A").count == 3)
  }
}
