import Dispatch
import GRDB
import OrderBook
import Synchronization
import Testing

@testable import Outside

/// What waits at the same moment is done together.
@Suite struct GroupingTests {
  private final class Commits: TransactionObserver, Sendable {
    let count = Atomic(0)
    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidCommit(_ db: Database) { count.add(1, ordering: .relaxed) }
    func databaseDidRollback(_ db: Database) {}
  }

  /// The replies to jobs that wait together, and how many transactions it took.
  private func perform(
    _ requests: [BookRequest], in store: OrderStore
  ) -> (replies: [BookReply], commits: Int) {
    let commits = Commits()
    store.database.add(transactionObserver: commits)
    let replies = Mutex<[Int: BookReply]>([:])
    let jobs = requests.enumerated().map { index, request in
      BookJob({ try BookWriter($0).perform(write(request)) }) { result in
        let reply = (try? result.get()) ?? .failure("\(result)")
        replies.withLock { $0[index] = reply }
      }
    }
    BookJob.perform(jobs, in: store.database)
    return (
      replies.withLock { replies in requests.indices.compactMap { replies[$0] } },
      commits.count.load(ordering: .relaxed)
    )
  }

  @Test func changesThatWaitTogetherAreOneTransaction() async throws {
    let store = try OrderStore.inMemory()
    let (replies, commits) = perform((0..<50).map { .create("N\($0)") }, in: store)
    #expect(replies.map(\.outcome) == Array(repeating: .changed, count: 50))
    #expect(commits == 1)
    #expect(try await store.list(status: nil, limit: 99, before: nil).count == 50)
  }

  @Test func laterOnesSeeWhatEarlierOnesDid() throws {
    let store = try OrderStore.inMemory()
    let requests: [BookRequest] = [
      .create("A"), .change(outOrderNo: "A", pay()), .create("A"),
      .change(outOrderNo: "A", refund("R", 100)),
      .change(outOrderNo: "A", .refundDone(number: "R")),
    ]
    let (replies, commits) = perform(requests, in: store)
    #expect(replies.map(\.order?.status) == [.created, .paid, nil, .refunding, .refunded])
    #expect(commits == 1)
  }

  @Test func oneThatFailsTakesNoOtherWithIt() async throws {
    let store = try OrderStore.inMemory()
    // Past the limits that requests are held to, the tables' own rules apply.
    let requests: [BookRequest] = [.create("A"), .create("B", amount: 0), .create("C")]
    let (replies, _) = perform(requests, in: store)
    #expect(replies.map(\.outcome) == [.changed, nil, .changed])
    #expect(replies[1].failure?.contains("amount_fen > 0") == true)
    let orders = try await store.list(status: nil, limit: 9, before: nil)
    #expect(orders.map(\.order.outOrderNo) == ["C", "A"])
  }

  @Test func aLaneTakesAllThatWait() {
    let groups = Mutex<[[Int]]>([])
    let lane = GroupedLane<Int>("test") { jobs, _ in groups.withLock { $0.append(jobs) } }
    let gate = DispatchSemaphore(value: 0)
    lane.lane.enter { gate.wait() }
    for job in 0..<50 { lane.add(job) }
    gate.signal()
    lane.lane.close()
    #expect(groups.withLock { $0 } == [Array(0..<50)])
  }

  @Test func aClosedLaneSaysSo() {
    let closed = Mutex<[Bool]>([])
    let lane = GroupedLane<Int>("test") { _, isClosed in closed.withLock { $0.append(isClosed) } }
    lane.add(1)
    lane.lane.close()
    lane.add(2)
    lane.lane.close()
    #expect(closed.withLock { $0 } == [false, true])
  }
}
