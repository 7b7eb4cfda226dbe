import Foundation
import GRDB
import OrderBook
import Testing

@testable import Outside

/// Opening a book: a new one, an old one, and what is none.
@Suite struct OpeningTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/data/cashier/orders.db" }

  init() throws { folder = try TemporaryFolder() }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  private func madeBook() async throws {
    let store = try OrderStore(path: path)
    for index in 0..<200 { await store.ask(.create("N\(index)")) }
    store.close()
  }

  private func execute(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  private func error(patience: Duration = .seconds(5)) -> OrderStoreError? {
    #expect(throws: OrderStoreError.self) {
      try OrderStore(file: BookFile(path: path, patience: patience), language: .en)
    }
  }

  @Test func aNewBookIsItsOwnersAlone() throws {
    let store = try OrderStore(path: path)
    #expect(try mode(path) == 0o600 && mode(path + "-wal") == 0o600)
    #expect(try mode(folder.path + "/data/cashier") == 0o700)
    store.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/data/cashier")
        == ["orders.db"])
  }

  @Test func acknowledgedMeansOnTheDisk() throws {
    let store = try OrderStore(path: path)
    defer { store.close() }
    #expect(try store.pragma("PRAGMA synchronous") == 2)
    #expect(try store.pragma("PRAGMA foreign_keys") == 1)
    let journal = try store.database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    #expect(journal == "wal")
  }

  @Test func aClosedBookIsOneFileAndOpensAgain() async throws {
    try await madeBook()
    let store = try OrderStore(path: path)
    #expect(try await store.list(status: nil, limit: 999, before: nil).count == 200)
    store.close()
  }

  @Test func anEmptyFileBecomesABook() async throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/data/cashier", withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let store = try OrderStore(path: path)
    #expect(await store.ask(.create("A")).outcome == .changed)
    store.close()
  }

  @Test func aBookOfANewerVersionIsLeftAlone() async throws {
    try await madeBook()
    try execute("PRAGMA user_version = 99")
    let before = try bytes()
    #expect(error() == .newerVersion(path: path, found: 99, known: 3))
    #expect(try bytes() == before)
    try execute("PRAGMA user_version = 3; INSERT INTO grdb_migrations VALUES ('v4')")
    #expect(error() == .newerVersion(path: path, found: 3, known: 3))
  }

  @Test func anotherKindOfFileIsLeftAlone() throws {
    try OrderStore(path: path).close()
    try Data("out_order_no,amount\nA,100\n".utf8).write(to: URL(fileURLWithPath: path))
    let text = try bytes()
    #expect(error() == .notAnOrderBook(path: path))
    #expect(try bytes() == text)

    try FileManager.default.removeItem(atPath: path)
    try execute("CREATE TABLE notes (text TEXT)")
    let database = try bytes()
    #expect(error() == .notAnOrderBook(path: path))
    #expect(try bytes() == database)
  }

  @Test func aDamagedBookIsSaidToBe() async throws {
    try await madeBook()
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    let size = try file.seekToEnd()
    try file.seek(toOffset: 4_096)
    try file.write(contentsOf: Data(repeating: 0xAA, count: Int(size) - 4_096))
    try file.close()
    let before = try bytes()
    #expect(error() == .corrupt(path: path))
    #expect(try bytes() == before)
  }

  @Test func aBookThatIsCutOffIsSaidToBeDamaged() async throws {
    try await madeBook()
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.truncate(atOffset: try file.seekToEnd() / 2)
    try file.close()
    let store = try? OrderStore(path: path)
    let reply = await store?.ask(.create("new"))
    #expect(
      store == nil || reply?.failure?.contains("damaged") == true, "\(String(describing: reply))")
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    _ = FileManager.default.createFile(atPath: folder.path + "/data", contents: nil)
    #expect(
      error() == .cannotCreate(path: folder.path + "/data/cashier", reason: "Not a directory"))
  }

  @Test func aFolderInItsPlaceIsNoBook() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard case .cannotCreate? = error() else {
      Issue.record("another error")
      return
    }
  }

  /// A file that asks, in its header, for a newer way of writing may only be read.
  @Test func aFileThatCanOnlyBeReadIsSaidToBe() async throws {
    try await madeBook()
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: 18)
    try file.write(contentsOf: Data([3]))
    try file.close()
    let before = try bytes()
    #expect(error() == .readOnly(path: path))
    #expect(try bytes() == before)
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everything"))
  func aFileThatMayNotBeWrittenIsSaidToBe() async throws {
    try await madeBook()
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
    #expect(error() == .readOnly(path: path))
  }

  @Test func aLockedBookIsSaidToBe() async throws {
    try await madeBook()
    let other = try otherConnection(path)
    try await other.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
    }
    #expect(error(patience: .milliseconds(20)) == .locked(path: path))
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try other.close()
    let store = try OrderStore(path: path)
    #expect(try await store.list(status: nil, limit: 999, before: nil).count == 200)
    store.close()
  }

  @Test func everyErrorSaysWhatWhereAndWhatToDo() {
    let place = "/data/orders.db"
    let errors: [OrderStoreError] = [
      .newerVersion(path: place, found: 3, known: 2), .readOnly(path: place),
      .corrupt(path: place), .notAnOrderBook(path: place), .locked(path: place),
      .diskFull(path: place), .removed(path: place),
      .cannotCreate(path: place, reason: "\u{1B}[2J"),
      .failed(path: place, reason: "\u{1B}[2J"),
    ]
    for error in errors {
      for text in [error.message.zh, error.message.en] {
        #expect(text.hasPrefix(place) && !text.contains("--ephemeral"))
        #expect(!text.contains("\u{1B}"))
      }
    }
  }
}
