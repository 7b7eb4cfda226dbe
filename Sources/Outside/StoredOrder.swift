import OrderBook
import Simulation
import TTPay

/// An order as the book keeps it.
public struct StoredOrder: Hashable, Sendable {
  /// Grows with each order of the book and is never used again.
  public let sequence: Int64
  public let order: MerchantOrder
  /// Its orderInfo as JSON, as it was given.
  public let info: String
}

/// Money that a channel took for an order that the book does not know. The amount is in 分.
public struct UnmatchedPayment: Hashable, Sendable {
  public let outOrderNo: String
  public let channel: Channel
  public let transaction: String
  public let amount: Int64
  public let arrivedAt: Instant
  public let author: String
  public let because: String?
}

/// What a purge takes out of the book.
public struct Purged: Hashable, Sendable {
  public let orders: Int
  public let unmatchedPayments: Int
}
