import GRDB
import OrderBook
import Simulation

/// Requests that change the tables, in one transaction of its caller.
struct BookWriter {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func perform(_ write: BookWrite) throws -> BookReply {
    if let idempotency = write.idempotency {
      let memory = IdempotencyTable(db)
      if let reply = try memory.reply(to: idempotency, at: write.at) { return reply }
      let reply = try change(write)
      try memory.keep(reply, to: idempotency, at: write.at)
      return reply
    }
    return try change(write)
  }

  /// Writes an order and takes it out again. Whether there is room for the next one is told by the
  /// pages that it needs, and by nothing less.
  func rehearse() throws {
    let number = "\u{7F}rehearsal"
    let write = BookWrite(
      request: .create(
        outOrderNo: number, info: String(repeating: " ", count: 2_000), amount: 1, expiresAt: nil),
      author: "health", because: nil, at: Instant(microseconds: 0), idempotency: nil)
    _ = try perform(write)
    try execute("DELETE FROM orders WHERE out_order_no = ?", [number])
  }

  private func change(_ write: BookWrite) throws -> BookReply {
    switch write.request {
    case .create(let number, let info, let amount, let expiresAt):
      try create(
        MerchantOrder(
          outOrderNo: number, amount: amount, expiresAt: expiresAt, createdAt: write.at),
        info, write)
    case .change(let number, let change): try apply(change, to: number, write)
    case .status(let number):
      try BookReader(db).order(number).map { .order($0.order, .repeated) } ?? .unknownOrder
    }
  }

  private func create(
    _ order: MerchantOrder, _ info: String, _ write: BookWrite
  ) throws -> BookReply {
    try execute(
      "INSERT INTO orders (out_order_no, amount_fen, expires_s, created_us, status, info) "
        + "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (out_order_no) DO NOTHING",
      [
        order.outOrderNo, order.amount, order.expiresAt, order.createdAt.microseconds,
        order.status.rawValue, info,
      ])
    let events = EventTable(db)
    guard db.changesCount > 0 else {
      try events.refuseCreation(of: order, write)
      return .numberTaken
    }
    let id = db.lastInsertedRowID
    try events.add(.create, of: id, write, amount: order.amount)
    return .order(try match(order, id, write), .changed)
  }

  /// Applies what was paid before the order was known.
  private func match(
    _ order: MerchantOrder, _ id: Int64, _ write: BookWrite
  ) throws -> MerchantOrder {
    let payments = try BookReader(db).unmatched(for: order.outOrderNo, limit: .max)
    if payments.isEmpty { return order }
    var order = order
    for payment in payments {
      let change = OrderChange.pay(
        channel: payment.channel, transaction: payment.transaction, amount: payment.amount)
      let before = order
      let outcome = order.apply(change, at: payment.arrivedAt)
      try save(order, after: before, id)
      try EventTable(db).add(
        change, of: id, order, outcome,
        BookWrite(
          request: write.request, author: payment.author, because: payment.because, at: write.at,
          idempotency: nil))
    }
    try execute("DELETE FROM unmatched_payments WHERE out_order_no = ?", [order.outOrderNo])
    return order
  }

  private func apply(
    _ change: OrderChange, to number: String, _ write: BookWrite
  ) throws -> BookReply {
    guard let stored = try BookReader(db).order(number) else {
      if case .pay(let channel, let transaction, let amount) = change {
        try execute(
          "INSERT INTO unmatched_payments "
            + "(out_order_no, channel, transaction_no, amount_fen, arrived_us, author, because) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          [
            number, channel.rawValue, transaction, amount, write.at.microseconds, write.author,
            write.because,
          ])
      }
      return .unknownOrder
    }
    var order = stored.order
    let outcome = order.apply(change, at: write.at)
    try save(order, after: stored.order, stored.sequence)
    try EventTable(db).add(change, of: stored.sequence, order, outcome, write)
    return .order(order, outcome)
  }

  /// Writes what is new.
  private func save(_ order: MerchantOrder, after before: MerchantOrder, _ id: Int64) throws {
    if order.status != before.status || order.closedAt != before.closedAt {
      try execute(
        "UPDATE orders SET status = ?, closed_us = ? WHERE id = ?",
        [order.status.rawValue, order.closedAt?.microseconds, id])
    }
    for payment in order.payments.dropFirst(before.payments.count) {
      try execute(
        "INSERT INTO payments "
          + "(order_id, channel, transaction_no, amount_fen, paid_us, is_surplus) "
          + "VALUES (?, ?, ?, ?, ?, ?)",
        [
          id, payment.channel.rawValue, payment.transaction, payment.amount,
          payment.at.microseconds, payment.isSurplus,
        ])
    }
    for (refund, old) in zip(order.refunds, before.refunds) where refund != old {
      try execute(
        "UPDATE refunds SET done_us = ? WHERE order_id = ? AND refund_no = ?",
        [refund.doneAt?.microseconds, id, refund.number])
    }
    for refund in order.refunds.dropFirst(before.refunds.count) {
      try execute(
        "INSERT INTO refunds "
          + "(order_id, refund_no, transaction_no, amount_fen, requested_us, done_us) "
          + "VALUES (?, ?, ?, ?, ?, ?)",
        [
          id, refund.number, refund.transaction, refund.amount, refund.requestedAt.microseconds,
          refund.doneAt?.microseconds,
        ])
    }
  }

  private func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
