import GRDB
import OrderBook
import Simulation

/// A request that changes the book.
struct BookWrite: Sendable {
  /// One that somebody waits for.
  struct Job: Sendable {
    let write: BookWrite
    let answer: @Sendable (BookReply) -> Void
  }

  let request: BookRequest
  let author: String
  let because: String?
  let at: Instant
  let idempotency: Idempotency?

  /// Does all of them in one transaction and answers when it is on disk. Where that fails each has
  /// a transaction of its own, so that none fails because of another.
  static func perform(
    _ jobs: [Job], in database: any DatabaseWriter, describe: (any Error) -> BookReply
  ) {
    do {
      var replies: [BookReply] = []
      try database.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          let writer = try BookWriter(db)
          replies = try jobs.map { try writer.perform($0.write) }
          return .commit
        }
      }
      for (job, reply) in zip(jobs, replies) { job.answer(reply) }
    } catch {
      // Another program keeps the file to itself: each alone would only wait as long again.
      let isLocked = (error as? DatabaseError)?.resultCode == .SQLITE_BUSY
      if jobs.count == 1 || isLocked {
        for job in jobs { job.answer(describe(error)) }
      } else {
        for job in jobs { perform([job], in: database, describe: describe) }
      }
    }
  }
}
