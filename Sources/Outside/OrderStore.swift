import Documents
import GRDB
import OrderBook
import Simulation

/// The merchant's order book on disk: many may use it at once, in several programs.
///
/// What is acknowledged has been written to the disk. Changes that wait at the same moment are
/// written in one transaction, reads that wait at the same moment are made in one.
public final class OrderStore: Sendable {
  /// The file; empty for a book in memory.
  public let path: String
  let database: any DatabaseWriter
  private let language: Language
  private let writes: GroupedLane<BookJob>
  private let reads: GroupedLane<BookRead>
  /// Lists and purges take longer than what waits for an answer.
  private let errands = Lane("errands")

  /// Opens the book, makes it where there is none, and brings an older one up to date.
  ///
  /// - Parameter language: of the sentences in `BookReply.failure`.
  public convenience init(path: String, language: Language = .en) throws(OrderStoreError) {
    try self.init(file: BookFile(path: path), language: language)
  }

  /// A book that ends with this value.
  public static func inMemory(language: Language = .en) throws(OrderStoreError) -> OrderStore {
    try OrderStore(file: BookFile(path: ""), language: language)
  }

  init(file: BookFile, language: Language) throws(OrderStoreError) {
    let database = try file.open()
    self.database = database
    self.language = language
    let path = file.path
    self.path = path
    writes = GroupedLane("writes") { jobs, isClosed in
      if isClosed {
        for job in jobs { job.fail(OrderStoreError.closed(path: path)) }
      } else {
        BookJob.perform(jobs, in: database)
      }
    }
    reads = GroupedLane("reads") { reads, isClosed in
      if isClosed {
        for read in reads { read.continuation.resume(returning: .failure(.closed(path: path))) }
      } else {
        BookRead.perform(reads, in: database, path: path)
      }
    }
  }

  /// Closes the file; what is asked later fails. May be called twice.
  public func close() {
    guard errands.close() else { return }
    writes.lane.close()
    reads.lane.close()
    // The last connection leaves one file that is complete by itself, if it may write.
    (database as? DatabasePool)?.invalidateReadOnlyConnections()
    try? database.close()
  }

  // MARK: Requests

  /// Does what is asked and answers once it is safely on disk.
  ///
  /// - Parameters:
  ///   - author: who asks, for the record.
  ///   - because: the message that it follows from, for the record.
  ///   - idempotency: makes a change count once; a question needs none.
  public func perform(
    _ request: BookRequest, by author: String, because: String?, at instant: Instant,
    idempotency: Idempotency?
  ) async -> BookReply {
    if case .status(let number) = request {
      switch await read(number, withInfo: false) {
      case .success(let stored?): return .order(stored.order, .repeated)
      case .success(nil): return .unknownOrder
      case .failure(let error): return .failure(error.message[language])
      }
    }
    let write = BookWrite(
      request: request, author: BookLimits.recorded(author),
      because: because.map(BookLimits.recorded), at: instant, idempotency: idempotency)
    if let obstacle = BookLimits.obstacle(to: write) {
      return .failure(OrderStoreError.unacceptable(path: path, reason: obstacle).message[language])
    }
    do throws(OrderStoreError) {
      return try await change { try BookWriter($0).perform(write) }
    } catch {
      return .failure(error.message[language])
    }
  }

  /// The order of that number.
  public func stored(_ outOrderNo: String) async throws(OrderStoreError) -> StoredOrder? {
    try await read(outOrderNo, withInfo: true).get()
  }
}

extension OrderStore {
  private func read(
    _ outOrderNo: String, withInfo: Bool
  ) async -> Result<StoredOrder?, OrderStoreError> {
    await withCheckedContinuation { continuation in
      reads.add(
        BookRead(outOrderNo: outOrderNo, withInfo: withInfo, continuation: continuation))
    }
  }

  /// Whether an order could be written now, by writing one and taking it out again.
  public func check() async throws(OrderStoreError) {
    try await errand { database in
      try database.write { db in
        try db.checkPresence()
        try BookWriter(db).rehearse()
      }
    }
  }

  /// A change of the book, in one transaction with those that wait at the same moment.
  func change<Result: Sendable>(
    _ work: @escaping @Sendable (Database) throws -> Result
  ) async throws(OrderStoreError) -> Result {
    let path = path
    let result: Swift.Result<Result, OrderStoreError> = await withCheckedContinuation { resume in
      writes.add(
        BookJob(work) { result in
          resume.resume(returning: result.mapError { OrderStoreError($0, path: path) })
        })
    }
    return try result.get()
  }

  /// Work on the database that nobody waits for in the middle of a payment.
  func errand<Result: Sendable>(
    _ work: @escaping @Sendable (any DatabaseWriter) throws -> Result
  ) async throws(OrderStoreError) -> Result {
    let result: Swift.Result<Result, OrderStoreError> = await withCheckedContinuation { resume in
      errands.enter { [errands, database, path] in
        if errands.isClosed { return resume.resume(returning: .failure(.closed(path: path))) }
        do {
          resume.resume(returning: .success(try work(database)))
        } catch {
          resume.resume(returning: .failure(OrderStoreError(error, path: path)))
        }
      }
    }
    return try result.get()
  }
}
