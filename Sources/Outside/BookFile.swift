import Foundation
import GRDB

/// Where the order book is kept, and how it is opened.
struct BookFile: Sendable {
  /// Empty for a book in memory.
  let path: String
  /// How long another program may keep it locked.
  var patience: Duration = .seconds(5)

  func open() throws(OrderStoreError) -> any DatabaseWriter {
    do {
      if path.isEmpty {
        let queue = try DatabaseQueue(configuration: configuration)
        try BookSchema.migrator.migrate(queue)
        return queue
      }
      try create()
      return try FolderLock.whileHeld(folder, patience: patience) { try openPool() }
    } catch {
      throw OrderStoreError(error, path: path)
    }
  }

  private var folder: String { (path as NSString).deletingLastPathComponent }

  private func openPool() throws -> DatabasePool {
    let pool = try DatabasePool(path: path, configuration: configuration)
    try BookSchema.migrator.migrate(pool)
    // GRDB lowers it when it turns the journal to WAL.
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    return pool
  }

  /// Looks whether it is ours to write to, before anything is written.
  private func check(_ db: Database) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    guard isEmpty && application == 0 || application == BookSchema.applicationID else {
      throw OrderStoreError.notAnOrderBook(path: path)
    }
    guard try version <= BookSchema.version && !BookSchema.migrator.hasBeenSuperseded(db) else {
      throw OrderStoreError.newerVersion(path: path, found: version, known: BookSchema.version)
    }
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "cashier.orders"
    let patience = Int(patience / .milliseconds(1))
    configuration.busyMode = .callback { tries in
      guard tries < patience else { return false }
      // Looks again each millisecond: a busy writer of another program leaves short gaps only.
      usleep(1_000)
      return true
    }
    configuration.prepareDatabase { db in
      if db.configuration.readonly {
        try db.execute(sql: "PRAGMA busy_timeout = \(patience)")
      } else if !path.isEmpty {
        // Here rather than on a connection of its own: one that is dropped leaves a thread behind,
        // which wakes up each second.
        try check(db)
      }
    }
    return configuration
  }

  /// Makes the folder for its owner alone, and the file.
  private func create() throws {
    if !folder.isEmpty {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      } catch {
        // Foundation's own words are a domain and a number; the system's are behind them.
        let code = ((error as? CocoaError)?.underlying as? POSIXError)?.code.rawValue
        throw OrderStoreError.cannotCreate(
          path: folder,
          reason: code.map { String(cString: strerror($0)) } ?? error.localizedDescription)
      }
    }
    // Never opens one that exists: closing it would take SQLite's locks of this process with it.
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      Foundation.close(descriptor)
    } else if errno != EEXIST {
      throw OrderStoreError.cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    // SQLite also writes files beside it.
    if access(path, R_OK | W_OK) != 0 || access(folder.isEmpty ? "." : folder, W_OK) != 0 {
      throw OrderStoreError.readOnly(path: path)
    }
  }
}
