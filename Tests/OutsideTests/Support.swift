import Foundation
import GRDB
import OrderBook
import Simulation
import TTPay

@testable import Outside

/// A folder that goes away with its owner.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "cashier-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

let start = Instant(seconds: 1_566_720_681)

func pay(
  _ transaction: String = "T1", _ amount: Int64 = 100, _ channel: Channel = .wechat
) -> OrderChange {
  .pay(channel: channel, transaction: transaction, amount: amount)
}

func refund(_ number: String, _ amount: Int64, _ transaction: String? = nil) -> OrderChange {
  .refund(number: number, amount: amount, transaction: transaction)
}

func write(
  _ request: BookRequest, _ idempotency: Idempotency? = nil, at instant: Instant = start
) -> BookWrite {
  BookWrite(request: request, author: "test", because: nil, at: instant, idempotency: idempotency)
}

extension BookRequest {
  static func create(_ number: String, amount: Int64 = 100) -> BookRequest {
    .create(outOrderNo: number, info: "{\"n\":\"\(number)\"}", amount: amount, expiresAt: nil)
  }
}

extension BookReply {
  var order: MerchantOrder? { if case .order(let order, _) = self { order } else { nil } }
  var outcome: ChangeOutcome? { if case .order(_, let outcome) = self { outcome } else { nil } }
  var failure: String? { if case .failure(let text) = self { text } else { nil } }
}

extension OrderStore {
  @discardableResult
  func ask(
    _ request: BookRequest, at instant: Instant = start, _ idempotency: Idempotency? = nil
  ) async -> BookReply {
    await perform(request, by: "test", because: nil, at: instant, idempotency: idempotency)
  }

  @discardableResult
  func change(
    _ number: String, _ change: OrderChange, at instant: Instant = start
  ) async -> BookReply {
    await ask(.change(outOrderNo: number, change), at: instant)
  }

  /// The first value of a statement, on the connection that writes.
  func pragma(_ sql: String) throws -> Int? {
    try database.writeWithoutTransaction { try Int.fetchOne($0, sql: sql) }
  }
}

/// Another program that uses the file.
func otherConnection(_ path: String) throws -> DatabaseQueue {
  var configuration = Configuration()
  configuration.allowsUnsafeTransactions = true
  return try DatabaseQueue(path: path, configuration: configuration)
}
