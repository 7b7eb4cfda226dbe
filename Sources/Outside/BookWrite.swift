import OrderBook
import Simulation

/// A request that changes the book.
struct BookWrite: Sendable {
  let request: BookRequest
  let author: String
  let because: String?
  let at: Instant
  let idempotency: Idempotency?
}
