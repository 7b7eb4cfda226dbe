import Foundation
import GRDB
import OrderBook
import Simulation

/// The replies of the last 24 hours to requests that carried a key.
struct IdempotencyTable {
  static let lifetime = TimeSpan.hours(24)
  /// In SQL: the number of the order that a reply tells; NULL where it tells none.
  static let orderNumber = "json_extract(reply, '$.order._0.outOrderNo')"

  private let db: Database

  init(_ db: Database) { self.db = db }

  /// What was answered before; nil where the key is new.
  func reply(to request: Idempotency, at instant: Instant) throws -> BookReply? {
    try db.cachedStatement(sql: "DELETE FROM idempotency WHERE stored_us <= ?")
      .execute(arguments: [Self.horizon(instant)])
    let statement = try db.cachedStatement(
      sql: "SELECT fingerprint, reply FROM idempotency WHERE key = ?")
    guard let row = try Row.fetchOne(statement, arguments: [request.key]) else { return nil }
    guard row[0] == request.fingerprint else { return .keyReused }
    return try JSONDecoder().decode(BookReply.self, from: Data((row[1] as String).utf8))
  }

  func keep(_ reply: BookReply, to request: Idempotency, at instant: Instant) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(reply), as: UTF8.self)
    try db.cachedStatement(
      sql: "INSERT INTO idempotency (key, fingerprint, stored_us, reply) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [request.key, request.fingerprint, instant.microseconds, text])
  }

  /// What was kept by then counts no more.
  private static func horizon(_ instant: Instant) -> Int64 {
    let (horizon, isTooEarly) = instant.microseconds
      .subtractingReportingOverflow(lifetime.microseconds)
    return isTooEarly ? .min : horizon
  }
}
