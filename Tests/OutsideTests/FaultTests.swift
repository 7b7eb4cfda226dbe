import Foundation
import GRDB
import OrderBook
import Testing

@testable import Outside

/// What goes wrong while the book is open: said clearly, and nothing acknowledged is lost.
@Suite struct FaultTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/orders.db" }

  init() throws { folder = try TemporaryFolder() }

  private func open(patience: Duration = .milliseconds(20)) throws -> OrderStore {
    try OrderStore(file: BookFile(path: path, patience: patience), language: .en)
  }

  /// Creates orders from several tasks at once and gives the numbers that were acknowledged.
  private func create(
    _ count: Int, _ prefix: String, in store: OrderStore
  ) async -> (acknowledged: Set<String>, failures: Set<String>) {
    await withTaskGroup(of: (String, BookReply).self) { group in
      for index in 0..<count {
        group.addTask {
          let number = "\(prefix)\(index)"
          let info = String(repeating: "x", count: 900)
          let request = BookRequest.create(
            outOrderNo: number, info: info, amount: 1, expiresAt: nil)
          return (number, await store.ask(request))
        }
      }
      return await group.reduce(into: (Set(), Set())) { result, answer in
        if let failure = answer.1.failure {
          result.1.insert(failure)
        } else {
          result.0.insert(answer.0)
        }
      }
    }
  }

  private func numbers(in store: OrderStore) async throws -> Set<String> {
    Set(try await store.list(status: nil, limit: 1_000, before: nil).map(\.order.outOrderNo))
  }

  @Test func aFullDiskLosesNothing() async throws {
    var store = try open()
    let pages = try #require(try store.pragma("PRAGMA page_count"))
    _ = try store.pragma("PRAGMA max_page_count = \(pages + 12)")
    let (acknowledged, failures) = await create(200, "N", in: store)
    #expect(!acknowledged.isEmpty && acknowledged.count < 200)
    #expect(
      failures.count == 1 && failures.first?.contains("disk of the order book is full") == true)
    #expect(try await numbers(in: store) == acknowledged)
    await #expect(throws: OrderStoreError.diskFull(path: path)) { try await store.check() }
    #expect(await store.ask(.status(outOrderNo: acknowledged.first ?? "")).outcome == .repeated)

    _ = try store.pragma("PRAGMA max_page_count = 100000")
    let (more, none) = await create(50, "M", in: store)
    #expect(more.count == 50 && none.isEmpty)
    store.close()
    store = try open()
    #expect(try await numbers(in: store) == acknowledged.union(more))
    #expect(try store.pragma("SELECT count(*) FROM events") == acknowledged.count + 50)
    store.close()
  }

  /// The same with a disk that really is full, where this process may mount one.
  @Test(.enabled(if: geteuid() == 0, "only root may mount"))
  func aFullFileSystemLosesNothing() async throws {
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0 else { return }
    defer { umount2(folder.path, Int32(MNT_DETACH)) }
    let filler = folder.path + "/filler"
    try Data(count: 500_000).write(to: URL(fileURLWithPath: filler))
    var store = try open()
    let (acknowledged, failures) = await create(900, "N", in: store)
    #expect(!acknowledged.isEmpty && acknowledged.count < 900)
    #expect(failures.count == 1 && failures.first?.contains("is full") == true, "\(failures)")
    #expect(try await numbers(in: store) == acknowledged)
    await #expect(throws: OrderStoreError.diskFull(path: path)) { try await store.check() }

    try FileManager.default.removeItem(atPath: filler)
    let (more, none) = await create(10, "M", in: store)
    #expect(more.count == 10 && none.isEmpty)
    store.close()
    store = try open()
    #expect(try await numbers(in: store) == acknowledged.union(more))
    store.close()
  }

  @Test func aCheckLeavesNothingBehind() async throws {
    let store = try open()
    await store.ask(.create("A"))
    for _ in 0..<3 { try await store.check() }
    #expect(try await numbers(in: store) == ["A"])
    #expect(try store.pragma("SELECT count(*) FROM events") == 1)
    store.close()
    try await OrderStore.inMemory().check()
  }

  @Test(arguments: [true, false])
  func whatGoesToADeletedFileIsNotAcknowledged(isReplaced: Bool) async throws {
    let store = try open()
    await store.ask(.create("A"))
    let aside = path + ".aside"
    try FileManager.default.moveItem(atPath: path, toPath: aside)
    if isReplaced { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    #expect(await store.ask(.create("B")).failure?.contains("removed or replaced") == true)
    await #expect(throws: OrderStoreError.removed(path: path)) { try await store.check() }
    if isReplaced { try FileManager.default.removeItem(atPath: path) }
    try FileManager.default.moveItem(atPath: aside, toPath: path)
    #expect(await store.ask(.create("B")).outcome == .changed)
    try await store.check()
    store.close()
  }

  @Test func whileAnotherProgramWritesOneCanRead() async throws {
    let store = try open()
    await store.ask(.create("A"))
    let other = try otherConnection(path)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let (acknowledged, failures) = await create(10, "N", in: store)
    #expect(acknowledged.isEmpty)
    #expect(failures.count == 1 && failures.first?.contains("keeps the order book locked") == true)
    #expect(try await store.stored("A")?.order.status == .created)
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(await create(10, "N", in: store).acknowledged.count == 10)
    try other.close()
    store.close()
  }

  @Test func aDamagedPageIsSaidToBeAndTheRestIsRead() async throws {
    var store = try open()
    for index in 0..<20 { await store.ask(.create("N\(index)")) }
    let page = try #require(
      try store.pragma("SELECT rootpage FROM sqlite_schema WHERE name = 'events'"))
    store.close()
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: UInt64(page - 1) * 4_096)
    try file.write(contentsOf: Data(repeating: 0xAA, count: 4_096))
    try file.close()
    store = try open()
    await #expect(throws: OrderStoreError.corrupt(path: path)) { try await store.events(of: "N3") }
    #expect(await store.change("N3", .close).failure?.contains("damaged") == true)
    #expect(try await store.stored("N3")?.order.status == .created)
    store.close()
  }

  @Test func aBookThatMayNoLongerBeWrittenIsStillRead() async throws {
    let store = try open()
    await store.ask(.create("A"))
    _ = try store.pragma("PRAGMA query_only = 1")
    #expect(await store.ask(.create("B")).failure?.contains("cannot be written") == true)
    #expect(await store.ask(.status(outOrderNo: "A")).order?.status == .created)
    _ = try store.pragma("PRAGMA query_only = 0")
    #expect(await store.ask(.create("B")).outcome == .changed)
    store.close()
  }

  @Test func twoProgramsShareOneBook() async throws {
    let stores = [try open(patience: .seconds(5)), try open(patience: .seconds(5))]
    await stores[0].ask(.create("A"))
    await stores[0].change("A", pay())
    // Both write at once, and both refund the same order in parts of 10 under their own numbers.
    let outcomes = await withTaskGroup(of: [BookReply].self) { group in
      for (index, store) in stores.enumerated() {
        group.addTask {
          (await self.create(100, "\(index)-", in: store).failures).map(BookReply.failure)
        }
        for part in 0..<8 {
          group.addTask { [await store.change("A", refund("\(index)-\(part)", 10))] }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(outcomes.allSatisfy { $0.failure == nil })
    #expect(outcomes.filter { $0.outcome == .changed }.count == 10)
    #expect(outcomes.filter { $0.outcome == .refused(.abovePaid) }.count == 6)
    for store in stores {
      #expect(try await numbers(in: store).count == 201)
      #expect(try await store.stored("A")?.order.refunds.count == 10)
      store.close()
    }
  }

  @Test func whoeverOpensFirstMakesTheBook() async throws {
    let path = path
    let made = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<8 {
        group.addTask {
          guard let store = try? OrderStore(path: path) else { return false }
          defer { store.close() }
          return await store.ask(.create("N\(index)")).outcome == .changed
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(made == 8)
    let store = try open()
    #expect(try await numbers(in: store).count == 8)
    store.close()
  }
}
