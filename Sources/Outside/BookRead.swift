import GRDB

/// Somebody who waits for one order.
struct BookRead: Sendable {
  typealias Answer = Result<StoredOrder?, OrderStoreError>

  let outOrderNo: String
  let withInfo: Bool
  let continuation: CheckedContinuation<Answer, Never>

  /// Answers all of them out of one view of the book.
  static func perform(_ reads: [BookRead], in database: any DatabaseReader, path: String) {
    let answers: [Answer]
    do {
      answers = try database.read { db in
        let reader = BookReader(db)
        return try reads.map {
          .success(try reader.order($0.outOrderNo, withInfo: $0.withInfo))
        }
      }
    } catch {
      answers = reads.map { _ in .failure(OrderStoreError(error, path: path)) }
    }
    for (read, answer) in zip(reads, answers) { read.continuation.resume(returning: answer) }
  }
}
