import GRDB

/// A change of the book that somebody waits for.
struct BookJob: Sendable {
  /// Makes the change, and gives what is told once it is on disk.
  let work: @Sendable (Database) throws -> @Sendable () -> Void
  let fail: @Sendable (any Error) -> Void

  init<Result: Sendable>(
    _ work: @escaping @Sendable (Database) throws -> Result,
    answer: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
  ) {
    self.work = { db in
      let result = try work(db)
      return { answer(.success(result)) }
    }
    fail = { answer(.failure($0)) }
  }

  /// Does all of them in one transaction and answers when it is on disk. Where that fails each has
  /// a transaction of its own, so that none fails because of another.
  static func perform(_ jobs: [BookJob], in database: any DatabaseWriter) {
    do {
      var answers: [@Sendable () -> Void] = []
      try database.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          try db.checkPresence()
          answers = try jobs.map { try $0.work(db) }
          return .commit
        }
      }
      for answer in answers { answer() }
    } catch {
      // Another program keeps the file to itself: each alone would only wait as long again.
      let isLocked = (error as? DatabaseError)?.resultCode == .SQLITE_BUSY
      if jobs.count == 1 || isLocked {
        for job in jobs { job.fail(error) }
      } else {
        for job in jobs { perform([job], in: database) }
      }
    }
  }
}
