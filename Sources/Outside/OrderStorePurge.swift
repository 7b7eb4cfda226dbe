import GRDB
import OrderBook
import Simulation

extension OrderStore {
  /// What ``purge(before:only:)`` would remove now.
  public func purgeable(
    before: Instant?, only: Set<OrderStatus>
  ) async throws(OrderStoreError) -> Purged {
    let selection = PurgeSelection(before: before, only: only)
    return try await errand { database in try database.read { try selection.count($0) } }
  }

  /// Removes orders with all that belongs to them, keys of requests as well; payments without an
  /// order too, unless certain statuses are named.
  ///
  /// - Parameters:
  ///   - before: only what was created earlier.
  ///   - only: the statuses of the orders; empty for any.
  public func purge(
    before: Instant?, only: Set<OrderStatus>
  ) async throws(OrderStoreError) -> Purged {
    let selection = PurgeSelection(before: before, only: only)
    return try await errand { database in try database.write { try selection.delete($0) } }
  }
}

/// Which orders a purge is about.
private struct PurgeSelection: Sendable {
  let before: Instant?
  let only: Set<OrderStatus>

  func count(_ db: Database) throws -> Purged {
    func count(_ table: String, _ condition: String) throws -> Int {
      let sql = "SELECT count(*) FROM \(table) WHERE \(condition)"
      return try Int.fetchOne(db, sql: sql, arguments: arguments) ?? 0
    }
    return Purged(
      orders: try count("orders", orders),
      unmatchedPayments: only.isEmpty ? try count("unmatched_payments", unmatched) : 0)
  }

  func delete(_ db: Database) throws -> Purged {
    func delete(_ table: String, _ condition: String) throws -> Int {
      try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: arguments)
      return db.changesCount
    }
    // A request that is repeated may not be answered with an order that is gone.
    _ = try delete(
      "idempotency",
      "\(IdempotencyTable.orderNumber) IN (SELECT out_order_no FROM orders WHERE \(orders))")
    // What the channels know of an order goes with it.
    _ = try delete(
      "trades", "out_trade_no IN (SELECT out_order_no FROM orders WHERE \(orders))")
    return Purged(
      orders: try delete("orders", orders),
      unmatchedPayments: only.isEmpty ? try delete("unmatched_payments", unmatched) : 0)
  }

  private var arguments: StatementArguments { [before?.microseconds ?? .max] }

  private var orders: String {
    // The words are our own, not the caller's.
    let words = only.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
    return "created_us < ?" + (only.isEmpty ? "" : " AND status IN (\(words))")
  }

  private var unmatched: String { "arrived_us < ?" }
}
