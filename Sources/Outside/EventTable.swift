import GRDB
import OrderBook
import TTPay

/// The record of what was asked of the orders; it only grows.
struct EventTable {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func add(
    _ change: OrderChange, of id: Int64, _ order: MerchantOrder, _ outcome: ChangeOutcome,
    _ write: BookWrite
  ) throws {
    let name = StoredEvent.Outcome(outcome)
    let refusal: String? = if case .refused(let refusal) = outcome { refusal.rawValue } else { nil }
    switch change {
    case .pay(let channel, let transaction, let amount):
      try add(
        .pay, of: id, write, channel: channel, transaction: transaction, amount: amount,
        outcome: name, refusal: refusal)
    case .close: try add(.close, of: id, write, outcome: name, refusal: refusal)
    case .refund(let number, let amount, let transaction):
      let made = refusal == nil ? order.refunds.first { $0.number == number } : nil
      try add(
        .refund, of: id, write, transaction: made?.transaction ?? transaction, refund: number,
        amount: made?.amount ?? amount, outcome: name, refusal: refusal)
    case .refundDone(let number):
      try add(.refundDone, of: id, write, refund: number, outcome: name, refusal: refusal)
    }
  }

  /// A second order of one number, which is not made.
  func refuseCreation(of order: MerchantOrder, _ write: BookWrite) throws {
    let statement = try db.cachedStatement(sql: "SELECT id FROM orders WHERE out_order_no = ?")
    guard let id = try Int64.fetchOne(statement, arguments: [order.outOrderNo]) else { return }
    try add(
      .create, of: id, write, amount: order.amount, outcome: .refused,
      refusal: StoredEvent.numberTaken)
  }

  func add(
    _ action: StoredEvent.Action, of order: Int64, _ write: BookWrite, channel: Channel? = nil,
    transaction: String? = nil, refund: String? = nil, amount: Int64? = nil,
    outcome: StoredEvent.Outcome = .changed, refusal: String? = nil
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO events (order_id, at_us, author, action, channel, transaction_no, refund_no,
          amount_fen, outcome, refusal, because)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      order, write.at.microseconds, write.author, action.rawValue, channel?.rawValue, transaction,
      refund, amount, outcome.rawValue, refusal, write.because,
    ])
  }
}
