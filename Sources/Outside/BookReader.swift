import GRDB
import OrderBook
import Simulation
import TTPay

/// Orders out of the tables, in one transaction of its caller.
struct BookReader {
  /// What ``order(_:info:)`` reads, in this order.
  static let columns = "id, out_order_no, amount_fen, expires_s, created_us, status, closed_us"

  private let db: Database

  init(_ db: Database) { self.db = db }

  func order(_ outOrderNo: String, withInfo: Bool = false) throws -> StoredOrder? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(Self.columns)\(withInfo ? ", info" : "") FROM orders WHERE out_order_no = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [outOrderNo]) else { return nil }
    return try order(row, info: withInfo ? row[7] : "")
  }

  func order(_ row: Row, info: String) throws -> StoredOrder {
    let id: Int64 = row[0]
    return StoredOrder(
      sequence: id,
      order: MerchantOrder(
        outOrderNo: row[1], amount: row[2], expiresAt: row[3],
        createdAt: Instant(microseconds: row[4]), status: try Self.name(row[5]),
        payments: try payments(of: id), refunds: try refunds(of: id), closedAt: Self.instant(row[6])
      ), info: info)
  }

  private func payments(of id: Int64) throws -> [MerchantOrder.Payment] {
    try all(
      "SELECT channel, transaction_no, amount_fen, paid_us, is_surplus FROM payments "
        + "WHERE order_id = ? ORDER BY id", [id]
    ) { row in
      MerchantOrder.Payment(
        channel: try Self.name(row[0]), transaction: row[1], amount: row[2],
        at: Instant(microseconds: row[3]), isSurplus: row[4])
    }
  }

  private func refunds(of id: Int64) throws -> [MerchantOrder.Refund] {
    try all(
      "SELECT refund_no, transaction_no, amount_fen, requested_us, done_us FROM refunds "
        + "WHERE order_id = ? ORDER BY id", [id]
    ) { row in
      MerchantOrder.Refund(
        number: row[0], transaction: row[1], amount: row[2],
        requestedAt: Instant(microseconds: row[3]), doneAt: Self.instant(row[4]))
    }
  }

  func events(of outOrderNo: String) throws -> [StoredEvent] {
    try all(
      "SELECT id, at_us, author, action, channel, transaction_no, refund_no, amount_fen, "
        + "outcome, refusal, because FROM events "
        + "WHERE order_id = (SELECT id FROM orders WHERE out_order_no = ?) ORDER BY id",
      [outOrderNo]
    ) { row in
      StoredEvent(
        sequence: row[0], at: Instant(microseconds: row[1]), author: row[2],
        action: try Self.name(row[3]), channel: try (row[4] as String?).map(Self.name),
        transaction: row[5], refund: row[6], amount: row[7], outcome: try Self.name(row[8]),
        refusal: row[9], because: row[10])
    }
  }

  /// All of them, or those for one order.
  func unmatched(for outOrderNo: String? = nil, limit: Int) throws -> [UnmatchedPayment] {
    try all(
      "SELECT out_order_no, channel, transaction_no, amount_fen, arrived_us, author, because "
        + "FROM unmatched_payments \(outOrderNo == nil ? "" : "WHERE out_order_no = ?") "
        + "ORDER BY id LIMIT \(limit)", outOrderNo.map { [$0] } ?? []
    ) { row in
      UnmatchedPayment(
        outOrderNo: row[0], channel: try Self.name(row[1]), transaction: row[2], amount: row[3],
        arrivedAt: Instant(microseconds: row[4]), author: row[5], because: row[6])
    }
  }

  private func all<Element>(
    _ sql: String, _ arguments: StatementArguments, _ element: (Row) throws -> Element
  ) throws -> [Element] {
    let cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: arguments)
    var elements: [Element] = []
    while let row = try cursor.next() { elements.append(try element(row)) }
    return elements
  }

  private static func name<Name: RawRepresentable<String>>(_ text: String) throws -> Name {
    guard let name = Name(rawValue: text) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unknown word \(text)")
    }
    return name
  }

  private static func instant(_ microseconds: Int64?) -> Instant? {
    microseconds.map(Instant.init(microseconds:))
  }
}
