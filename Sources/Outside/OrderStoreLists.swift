import GRDB
import OrderBook
import Simulation

extension OrderStore {
  /// The largest number of rows that a list gives at once.
  public static let longestList = 1_000

  /// Orders of one status, or of any, newest first.
  ///
  /// - Parameters:
  ///   - limit: how many at most, up to `longestList`.
  ///   - cursor: the sequence of the last order of the page before.
  public func list(
    status: OrderStatus?, limit: Int, before cursor: Int64?
  ) async throws(OrderStoreError) -> [StoredOrder] {
    try await errand { database in
      try database.read { db in
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT \(BookReader.columns), info FROM orders
            WHERE id < ? \(status == nil ? "" : "AND status = ?") ORDER BY id DESC LIMIT ?
            """,
          arguments: StatementArguments(
            [cursor ?? .max] + (status.map { [$0.rawValue] } ?? [])
              + [min(max(limit, 0), Self.longestList)]))
        let reader = BookReader(db)
        return try rows.map { try reader.order($0, info: $0[7]) }
      }
    }
  }

  /// How many orders there are of one status, or of any.
  public func count(status: OrderStatus?) async throws(OrderStoreError) -> Int {
    try await errand { database in
      try database.read { db in
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM orders \(status == nil ? "" : "WHERE status = ?")",
          arguments: StatementArguments(status.map { [$0.rawValue] } ?? [])) ?? 0
      }
    }
  }

  /// All that has been asked of an order, in the order in which it was done.
  public func events(of outOrderNo: String) async throws(OrderStoreError) -> [StoredEvent] {
    try await errand { database in
      try database.read { db in try BookReader(db).events(of: outOrderNo) }
    }
  }

  /// Payments that have found no order, all or those for one number, oldest first, up to
  /// `longestList`.
  public func unmatched(
    for outOrderNo: String? = nil
  ) async throws(OrderStoreError) -> [UnmatchedPayment] {
    try await errand { database in
      try database.read { db in
        try BookReader(db).unmatched(for: outOrderNo, limit: Self.longestList)
      }
    }
  }
}
