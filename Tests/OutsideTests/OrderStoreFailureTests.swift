import Foundation
import GRDB
import OrderBook
import Simulation
import Testing

@testable import Outside

/// What can be wrong with the file: each is said once and clearly, and nothing is lost.
@Suite struct OrderStoreFailureTests {
  private let now = Instant(seconds: 1_000)

  private func create(_ store: OrderStore, _ number: String) async -> BookReply {
    await store.perform(
      .create(outOrderNo: number, info: "{}", amount: 1, expiresAt: nil), by: "test", because: nil,
      at: now, idempotency: nil)
  }

  private func failure(_ path: String) -> OrderStoreError? {
    do throws(OrderStoreError) {
      try OrderStore(path: path).close()
      return nil
    } catch {
      return error
    }
  }

  private func change(_ book: TemporaryBook, _ sql: String) throws {
    let queue = try DatabaseQueue(path: book.path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// Version 1, as its program wrote it: two orders, a payment, a refund, their events.
  private static let v1 = """
    INSERT INTO orders VALUES (1, 'A', 100, 1300, 1000000, 'partly-refunded', NULL, '{"a":1}');
    INSERT INTO orders VALUES (2, 'B', 7, NULL, 2000000, 'closed', 3000000, '{}');
    INSERT INTO payments VALUES (1, 1, 'wechat', 't', 100, 1500000, 0);
    INSERT INTO refunds VALUES (1, 1, 'r', 't', 30, 1600000, 1700000);
    INSERT INTO events VALUES
      (1, 1, 1000000, 'run', 'create', NULL, NULL, NULL, 100, 'changed', NULL, NULL);
    """

  @Test func aBookOfVersion1IsBroughtUpToDate() async throws {
    let book = try TemporaryBook()
    let queue = try DatabaseQueue(path: book.path)
    try BookSchema.migrator.migrate(queue, upTo: "v1")
    try await queue.write { try $0.execute(sql: Self.v1) }
    #expect(try await queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
    try queue.close()

    let store = try OrderStore(path: book.path)
    let a = try #require(try await store.stored("A"))
    #expect(a.order.status == .partlyRefunded && a.info == #"{"a":1}"#)
    #expect(a.order.refunds.map(\.doneAt) == [Instant(microseconds: 1_700_000)])
    #expect(try await store.stored("B")?.order.closedAt == Instant(seconds: 3))
    #expect(try await store.events(of: "A").count == 1)
    // What version 2 brought works on it.
    let key = Idempotency(key: "k", fingerprint: "f")
    for _ in 0..<2 {
      let reply = await store.perform(
        .create(outOrderNo: "C", info: "{}", amount: 1, expiresAt: nil), by: "test", because: nil,
        at: now, idempotency: key)
      guard case .order = reply else {
        Issue.record("\(reply)")
        return
      }
    }
    store.close()
  }

  @Test func aNewerBookIsLeftAsItIs() throws {
    let book = try TemporaryBook()
    try OrderStore(path: book.path).close()
    try change(book, "PRAGMA user_version = 99")
    let before = try Data(contentsOf: URL(fileURLWithPath: book.path))
    #expect(failure(book.path) == .newerVersion(path: book.path, found: 99, known: 2))
    #expect(try Data(contentsOf: URL(fileURLWithPath: book.path)) == before)
  }

  @Test func anotherProgramsDatabaseIsLeftAsItIs() throws {
    let book = try TemporaryBook()
    try change(book, "CREATE TABLE t (x); PRAGMA application_id = 7")
    let before = try Data(contentsOf: URL(fileURLWithPath: book.path))
    #expect(failure(book.path) == .notAnOrderBook(path: book.path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: book.path)) == before)
  }

  @Test func aFileThatIsNoDatabase() throws {
    let book = try TemporaryBook()
    let text = Data(String(repeating: "not a database\n", count: 500).utf8)
    try text.write(to: URL(fileURLWithPath: book.path))
    #expect(failure(book.path) == .notAnOrderBook(path: book.path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: book.path)) == text)
  }

  @Test func aDamagedBookIsSaidToBe() async throws {
    let book = try TemporaryBook()
    let store = try OrderStore(path: book.path)
    for number in 0..<200 { _ = await create(store, "N\(number)") }
    store.close()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: book.path))
    for index in 4_096..<bytes.count { bytes[index] = 0xFF }
    try bytes.write(to: URL(fileURLWithPath: book.path))
    var said = failure(book.path)
    if said == nil {
      let damaged = try OrderStore(path: book.path)
      do throws(OrderStoreError) {
        _ = try await damaged.stored("N1")
      } catch {
        said = error
      }
      guard case .failure = await create(damaged, "X") else {
        Issue.record("written to a damaged book")
        return
      }
      damaged.close()
    }
    #expect(said == .corrupt(path: book.path))
  }

  @Test func aBookLockedByAnotherProgram() async throws {
    let book = try TemporaryBook()
    let store = try OrderStore(
      file: BookFile(path: book.path, patience: .milliseconds(20)), language: .en)
    _ = await create(store, "A")
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: book.path, configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let reply = await create(store, "B")
    #expect(reply == .failure(OrderStoreError.locked(path: book.path).message.en))
    // Reading goes on, and writing once it is let go.
    #expect(try await store.stored("A") != nil)
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try other.close()
    guard case .order = await create(store, "B") else {
      Issue.record("still locked")
      return
    }
    store.close()
  }

  @Test func aFullDiskLosesNothingThatWasAcknowledged() async throws {
    let book = try TemporaryBook()
    let store = try OrderStore(path: book.path)
    var acknowledged: [String] = []
    let pages =
      try await store.database.read { try Int.fetchOne($0, sql: "PRAGMA page_count") } ?? 0
    try await store.database.writeWithoutTransaction {
      _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(pages + 8)")
    }
    var refused = 0
    for number in 0..<2_000 where refused < 3 {
      switch await create(store, "N\(number)") {
      case .order: acknowledged.append("N\(number)")
      case .failure(let reason):
        refused += 1
        #expect(reason == OrderStoreError.diskFull(path: book.path).message.en)
      default: Issue.record("neither written nor refused")
      }
    }
    #expect(refused == 3 && !acknowledged.isEmpty)
    try await store.database.writeWithoutTransaction {
      _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = 1000000")
    }
    guard case .order = await create(store, "after") else {
      Issue.record("no room although there is")
      return
    }
    for number in acknowledged { #expect(try await store.stored(number) != nil) }
    store.close()
  }

  @Test func aFolderThatCannotBeMade() throws {
    let book = try TemporaryBook()
    try Data().write(to: URL(fileURLWithPath: book.folder + "/file"))
    guard case .cannotCreate? = failure(book.folder + "/file/orders.db") else {
      Issue.record("made below a file")
      return
    }
  }

  @Test func everyMessageSaysWhereAndWhatToDo() {
    let errors: [OrderStoreError] = [
      .newerVersion(path: "/b", found: 9, known: 2), .readOnly(path: "/b"), .corrupt(path: "/b"),
      .notAnOrderBook(path: "/b"), .locked(path: "/b"), .diskFull(path: "/b"),
      .cannotCreate(path: "/b", reason: "x"), .failed(path: "/b", reason: "x\u{1b}[2J"),
    ]
    for error in errors {
      #expect(error.message.en.hasPrefix("/b: ") && error.message.zh.hasPrefix("/b："))
      #expect(error.message.en.contains("--ephemeral") || error.message.en.contains("again"))
      #expect(!error.message.en.unicodeScalars.contains { $0.value < 0x20 })
    }
  }
}
