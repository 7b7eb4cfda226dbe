import OrderBook
import Simulation
import TTPay
import Testing

@testable import Outside

/// What the book keeps of orders and of what was asked of them.
@Suite struct OrderStoreTests {
  private let store: OrderStore

  init() throws { store = try OrderStore.inMemory() }

  @Test func anOrderIsKeptAsItWasMade() async throws {
    let reply = await store.perform(
      .create(outOrderNo: "A", info: "{ \"subject\": \"测试\" }", amount: 1, expiresAt: 99),
      by: "http", because: "POST /orders", at: start, idempotency: nil)
    let order = MerchantOrder(outOrderNo: "A", amount: 1, expiresAt: 99, createdAt: start)
    #expect(reply == .order(order, .changed))
    let stored = try #require(await store.stored("A"))
    #expect(stored.order == order && stored.info == "{ \"subject\": \"测试\" }")
    #expect(await store.ask(.status(outOrderNo: "A")) == .order(order, .repeated))
    #expect(await store.ask(.status(outOrderNo: "B")) == .unknownOrder)
    let event = try #require(await store.events(of: "A").first)
    #expect(event.author == "http" && event.because == "POST /orders" && event.at == start)
    #expect(event.action == .create && event.amount == 1 && event.outcome == .changed)
  }

  @Test func aNumberIsTakenOnceAndTheSecondIsRecorded() async throws {
    await store.ask(.create("A"))
    #expect(await store.ask(.create("A", amount: 7)) == .numberTaken)
    #expect(try await store.stored("A")?.order.amount == 100)
    let events = try await store.events(of: "A")
    #expect(events.map(\.refusal) == [nil, "number-taken"])
  }

  @Test func whatIsRefusedIsRecorded() async throws {
    await store.ask(.create("A"))
    await store.change("A", pay())
    #expect(await store.change("A", .close).outcome == .refused(.alreadyPaid))
    #expect(await store.change("A", pay("T2", 99)).outcome == .refused(.amountDiffers))
    #expect(await store.change("A", refund("R", 101)).outcome == .refused(.abovePaid))
    let refused = try await store.events(of: "A").filter { $0.outcome == .refused }
    #expect(refused.map(\.refusal) == ["already-paid", "amount-differs", "above-what-was-paid"])
    #expect(refused.map(\.amount) == [nil, 99, 101])
    #expect(try await store.stored("A")?.order.status == .paid)
  }

  @Test func moneyPaidTwiceIsMarkedForRefund() async throws {
    await store.ask(.create("A"))
    await store.change("A", pay("T1"))
    #expect(await store.change("A", pay("T2", 100, .alipay)).outcome == .surplus)
    let order = try #require(await store.stored("A")?.order)
    #expect(order.status == .paid && order.dueForRefund.map(\.transaction) == ["T2"])
    await store.change("A", refund("R", 100, "T2"))
    await store.change("A", .refundDone(number: "R"), at: start + .seconds(9))
    let after = try #require(await store.stored("A")?.order)
    #expect(after.status == .paid && after.dueForRefund.isEmpty)
    #expect(after.refunds.map(\.doneAt) == [start + .seconds(9)])
  }

  @Test func repeatedAndOutOfOrderChangesCountOnce() async throws {
    await store.ask(.create("A"))
    #expect(await store.change("A", .refundDone(number: "R")).outcome == .refused(.unknownRefund))
    #expect(await store.change("A", refund("R", 10)).outcome == .refused(.notPaid))
    #expect(await store.change("A", pay()).outcome == .changed)
    for change in [refund("R", 10), .refundDone(number: "R")] {
      #expect(await store.change("A", change).outcome == .changed)
      #expect(await store.change("A", change).outcome == .repeated)
    }
    #expect(await store.change("A", pay()).outcome == .repeated)
    let order = try #require(await store.stored("A")?.order)
    #expect(order.payments.count == 1 && order.refunds.count == 1)
    #expect(order.status == .partlyRefunded)
  }

  @Test func aPaymentOfAnUnknownOrderCountsWhenTheOrderAppears() async throws {
    let asked = BookRequest.change(outOrderNo: "A", pay())
    for _ in 0..<3 {
      let reply = await store.perform(
        asked, by: "wechat", because: "#7", at: start, idempotency: nil)
      #expect(reply == .unknownOrder)
    }
    await store.change("A", pay("T2", 100, .alipay))
    await store.change("A", pay("T3", 99, .alipay))
    await store.change("B", .close)
    #expect(try await store.unmatched().map(\.transaction) == ["T1", "T2", "T3"])
    #expect(try await store.stored("A") == nil)

    let later = start + .seconds(60)
    let order = try #require(await store.ask(.create("A"), at: later).order)
    #expect(order.status == .paid && order.payments.map(\.isSurplus) == [false, true])
    #expect(order.payments.map(\.at) == [start, start])
    #expect(try await store.stored("A")?.order == order)
    #expect(try await store.unmatched().isEmpty)
    let events = try await store.events(of: "A")
    #expect(events.map(\.action) == [.create, .pay, .pay, .pay])
    #expect(events.map(\.outcome) == [.changed, .changed, .surplus, .refused])
    #expect(events[1].author == "wechat" && events[1].because == "#7" && events[1].at == later)
  }

  @Test func aClockSetBackChangesNoOrderOfThings() async throws {
    await store.ask(.create("A"), at: start)
    await store.ask(.create("B"), at: start + .hours(-2))
    await store.change("A", pay(), at: start + .hours(-3))
    await store.change("A", refund("R", 1), at: start + .hours(-4))
    await store.change("A", .refundDone(number: "R"), at: start + .hours(-5))
    #expect(try await store.stored("A")?.order.status == .partlyRefunded)
    #expect(
      try await store.events(of: "A").map(\.action) == [.create, .pay, .refund, .refundDone])
    let orders = try await store.list(status: nil, limit: 9, before: nil)
    #expect(orders.map(\.order.outOrderNo) == ["B", "A"])
  }

  @Test(arguments: [Instant(microseconds: .min), Instant(microseconds: .max)])
  func theEndsOfTimeAreKept(instant: Instant) async throws {
    let key = Idempotency(key: "K", fingerprint: "F")
    #expect(await store.ask(.create("A"), at: instant, key).order?.createdAt == instant)
    #expect(try await store.stored("A")?.order.createdAt == instant)
  }

  @Test(arguments: [
    BookRequest.create("", amount: 1), .create("A\0B"), .create("A", amount: 0),
    .create("A", amount: -1), .create(String(repeating: "9", count: 129)),
    .create(
      outOrderNo: "A", info: String(repeating: " ", count: 1 << 20 | 1), amount: 1, expiresAt: nil),
    .change(outOrderNo: "A", pay("")), .change(outOrderNo: "A", refund("\0", 1)),
    .change(outOrderNo: "A", refund("R", 1, "")), .change(outOrderNo: "", .close),
    .change(outOrderNo: "A", .refundDone(number: String(repeating: "r", count: 129))),
  ])
  func whatTheBookDoesNotTakeIsSaid(request: BookRequest) async throws {
    let text = try #require(await store.ask(request).failure)
    #expect(text.contains("nothing was written"))
    #expect(try await store.list(status: nil, limit: 9, before: nil).isEmpty)
    #expect(try await store.unmatched().isEmpty)
  }

  @Test func notesAreOneBoundedLine() async throws {
    let long = String(repeating: "é\u{1B}\n", count: 1_000)
    _ = await store.perform(.create("A"), by: long, because: long, at: start, idempotency: nil)
    let event = try #require(await store.events(of: "A").first)
    #expect(event.author.count == 256 && event.because == event.author)
    #expect(!event.author.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func afterCloseNothingIsDoneAndItIsSaid() async throws {
    await store.ask(.create("A"))
    store.close()
    store.close()
    #expect(await store.ask(.create("B")).failure?.contains("is closed") == true)
    #expect(await store.ask(.status(outOrderNo: "A")).failure?.contains("is closed") == true)
    await #expect(throws: OrderStoreError.closed(path: "")) { try await store.stored("A") }
    await #expect(throws: OrderStoreError.closed(path: "")) { try await store.unmatched() }
  }
}
