import Channels
import Foundation
import GRDB

/// The channels' trades, each under all its names.
struct TradeTable {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// The trade that has the first of the names that anything has.
  func trade(named names: [TradeName]) throws -> (id: Int64, trade: Trade)? {
    let statement = try db.cachedStatement(
      sql: "SELECT id, trade FROM trades WHERE id = "
        + "(SELECT trade_id FROM trade_names WHERE name = ?)")
    for name in names {
      if let row = try Row.fetchOne(statement, arguments: [name.text]) {
        return (row[0], try Self.decode(row[1]))
      }
    }
    return nil
  }

  /// Those of one number of a merchant's, the oldest first.
  func trades(outTradeNo: String) throws -> [Trade] {
    try String.fetchAll(
      db.cachedStatement(sql: "SELECT trade FROM trades WHERE out_trade_no = ? ORDER BY id"),
      arguments: [outTradeNo]
    ).map(Self.decode)
  }

  /// Those of other merchants' orders, the newest first.
  func withoutOrder(limit: Int) throws -> [Trade] {
    try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT trade FROM trades WHERE NOT EXISTS "
          + "(SELECT 1 FROM orders WHERE out_order_no = out_trade_no) ORDER BY id DESC LIMIT ?"),
      arguments: [limit]
    ).map(Self.decode)
  }

  /// Paid ones that their merchants have not taken in, the oldest payment first.
  func untold(limit: Int) throws -> [Trade] {
    try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT trade FROM trades WHERE untold_us IS NOT NULL ORDER BY untold_us LIMIT ?"),
      arguments: [limit]
    ).map(Self.decode)
  }

  func add(_ trade: Trade) throws {
    try db.cachedStatement(
      sql: "INSERT INTO trades (out_trade_no, untold_us, trade) VALUES (?, ?, ?)"
    ).execute(arguments: [trade.outTradeNo, Self.untold(trade), try Self.encode(trade)])
    try name(trade.names[...], db.lastInsertedRowID)
  }

  func save(_ trade: Trade, after before: Trade, _ id: Int64) throws {
    guard trade != before else { return }
    try db.cachedStatement(sql: "UPDATE trades SET untold_us = ?, trade = ? WHERE id = ?")
      .execute(arguments: [Self.untold(trade), try Self.encode(trade), id])
    let known = before.names
    try name(trade.names.filter { !known.contains($0) }[...], id)
  }

  private func name(_ names: ArraySlice<TradeName>, _ id: Int64) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO trade_names (name, trade_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
    for name in names { try statement.execute(arguments: [name.text, id]) }
  }

  private static func untold(_ trade: Trade) -> Int64? {
    trade.isUntold ? trade.paidAt?.microseconds : nil
  }

  private static func encode(_ trade: Trade) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(trade), as: UTF8.self)
  }

  private static func decode(_ text: String) throws -> Trade {
    try JSONDecoder().decode(Trade.self, from: Data(text.utf8))
  }
}

extension OrderStore {
  /// Finds the trade of the first of the names that anything has, and writes what becomes of it.
  ///
  /// - Parameter change: may make one where there is none; must be quick, and is called again where
  ///   a transaction fails.
  public func trade<Result: Sendable>(
    _ names: [TradeName], _ change: @escaping @Sendable (inout Trade?) -> Result
  ) async throws(OrderStoreError) -> Result {
    try await self.change { db in
      let table = TradeTable(db)
      let found = try table.trade(named: names)
      var trade = found?.trade
      let result = change(&trade)
      if let trade {
        if let found {
          // What is found under one name may be left alone for a new one.
          if trade.name == found.trade.name {
            try table.save(trade, after: found.trade, found.id)
          } else {
            try table.add(trade)
          }
        } else {
          try table.add(trade)
        }
      }
      return result
    }
  }

  /// The trades of one number of a merchant's, the oldest first.
  public func trades(outTradeNo: String) async throws(OrderStoreError) -> [Trade] {
    try await errand { try $0.read { try TradeTable($0).trades(outTradeNo: outTradeNo) } }
  }

  /// The trades of orders that others made, the newest first, up to `longestList`.
  public func tradesWithoutOrder(limit: Int) async throws(OrderStoreError) -> [Trade] {
    let limit = min(max(limit, 0), Self.longestList)
    return try await errand { try $0.read { try TradeTable($0).withoutOrder(limit: limit) } }
  }

  /// Paid trades that their merchants have not taken in, the oldest payment first.
  public func untoldTrades(limit: Int) async throws(OrderStoreError) -> [Trade] {
    try await errand { try $0.read { try TradeTable($0).untold(limit: limit) } }
  }
}
