/// What is asked of a book of orders that lasts.
public enum BookRequest: Hashable, Codable, Sendable {
  /// A new order; `info` is its orderInfo as JSON, the amount is in 分.
  case create(outOrderNo: String, info: String, amount: Int64, expiresAt: Int64?)
  case change(outOrderNo: String, OrderChange)
  case status(outOrderNo: String)
}

/// What the book answers, once it is safely written.
public enum BookReply: Hashable, Codable, Sendable {
  /// The order as it is now, and what became of the request.
  case order(MerchantOrder, ChangeOutcome)
  /// No such order. A payment is kept, and counts as soon as the order appears.
  case unknownOrder
  /// `create`: an order of that number exists.
  case numberTaken
  /// The key that is to make the request count once stands for another request.
  case keyReused
  /// Nothing was written; why, in a sentence.
  case failure(String)
}
