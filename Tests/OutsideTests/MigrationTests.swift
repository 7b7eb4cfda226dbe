import Foundation
import GRDB
import OrderBook
import Simulation
import Testing

@testable import Outside

/// Books of earlier versions become books of this one with all that is in them.
@Suite struct MigrationTests {
  /// A book of an earlier version, from what `sqlite3 .dump` gave of it.
  private func book(_ name: String, in folder: TemporaryFolder) throws -> String {
    let dump = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(name).sql")
    let path = folder.path + "/orders.db"
    let queue = try DatabaseQueue(path: path)
    let sql = try String(contentsOf: dump, encoding: .utf8)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
    return path
  }

  @Test func aBookOfVersion1() async throws {
    let folder = try TemporaryFolder()
    let store = try OrderStore(path: try book("v1", in: folder))
    #expect(try store.pragma("PRAGMA user_version") == BookSchema.version)

    let paid = try #require(await store.stored("20190825-paid"))
    #expect(paid.sequence == 1 && paid.info.contains("测试'商品"))
    #expect(paid.order.status == .partlyRefunded && paid.order.payments.count == 2)
    #expect(paid.order.refunds.map(\.number) == ["R1", "R2"])
    #expect(paid.order.refunds[0].doneAt == start + TimeSpan.microseconds(6))
    let orders = try await store.list(status: .closed, limit: 9, before: nil)
    #expect(orders.map(\.order.outOrderNo) == ["20190825-closed"])
    let events = try await store.events(of: "20190825-closed")
    #expect(events.map(\.refusal) == [nil, nil, "not-paid"])

    #expect(await store.change("20190825-paid", .refundDone(number: "R2")).outcome == .changed)
    let key = Idempotency(key: "K", fingerprint: "F")
    let made = await store.ask(.create("20190825-unknown", amount: 7), key)
    #expect(made.order?.status == .paid)
    #expect(await store.ask(.create("20190825-unknown", amount: 7), key) == made)
    #expect(try await store.stored("20190825-unknown")?.sequence == 4)
    store.close()
  }

  @Test func migratedBooksAreLikeNewOnes() throws {
    let folder = try TemporaryFolder()
    let old = try OrderStore(path: try book("v1", in: folder))
    let new = try OrderStore.inMemory()
    func schema(_ store: OrderStore) throws -> [String] {
      try store.database.read {
        try String.fetchAll($0, sql: "SELECT sql FROM sqlite_schema WHERE sql <> '' ORDER BY name")
      }
    }
    #expect(try schema(old) == schema(new))
    old.close()
  }
}
