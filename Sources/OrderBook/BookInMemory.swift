import Simulation

/// A book of orders that ends with its value.
public struct BookInMemory: Sendable {
  public private(set) var orders: [String: MerchantOrder] = [:]

  public init() {}

  /// Enters an order as it is.
  public mutating func enter(_ order: MerchantOrder) { orders[order.outOrderNo] = order }

  public mutating func perform(_ request: BookRequest, at instant: Instant) -> BookReply {
    switch request {
    case .create(let number, _, let amount, let expiresAt):
      guard orders[number] == nil else { return .numberTaken }
      let order = MerchantOrder(
        outOrderNo: number, amount: amount, expiresAt: expiresAt, createdAt: instant)
      orders[number] = order
      return .order(order, .changed)
    case .change(let number, let change):
      guard let outcome = orders[number]?.apply(change, at: instant), let order = orders[number]
      else { return .unknownOrder }
      return .order(order, outcome)
    case .status(let number):
      return orders[number].map { .order($0, .repeated) } ?? .unknownOrder
    }
  }
}
