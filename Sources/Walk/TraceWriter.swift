import Foundation
import Payment
import Simulation
import TTPay

/// Writes a journal as a trace: JSON Lines, the settings first, each order before the entry that
/// hands it out.
public struct TraceWriter {
  public static let version = 1

  private let start: Instant
  private var entries = 0
  private var orders = 0
  private var hasHeader = false
  private let settings: WalkSettings

  public init(_ settings: WalkSettings) {
    self.settings = settings
    start = settings.start
  }

  /// The lines for what has been added to the walk's journal since the last call.
  public mutating func lines(of walk: Walk) -> [UInt8] {
    var bytes: [UInt8] = []
    if !hasHeader {
      hasHeader = true
      bytes += header()
    }
    for entry in walk.journal.entries[entries...] {
      if case .message(.response(_, .order(let order)), _, _, _) = entry.what {
        while orders <= Int(order.index) {
          bytes += line(of: walk.context.orders.orders[orders], number: orders)
          orders += 1
        }
      }
      bytes += entry.line(since: start)
    }
    entries = walk.journal.entries.count
    return bytes
  }

  /// The whole trace of a walk.
  public static func trace(of walk: Walk) -> [UInt8] {
    var writer = TraceWriter(walk.settings)
    return writer.lines(of: walk)
  }

  private func header() -> [UInt8] {
    var json = JSONLine()
    json.field("trace", "cashier")
    json.field("version", Self.version)
    json.field("settings", json: encoded(settings))
    return json.finished()
  }

  private func line(of order: Order, number: Int) -> [UInt8] {
    var json = JSONLine()
    json.field("order", number)
    json.field("origin", order.origin.rawValue)
    switch order.sign {
    case .notVerified: json.field("sign", "not-verified")
    case .verified: json.field("sign", "verified")
    case .wrong(let mistakes):
      json.field("sign", "wrong")
      json.field("mistakes", mistakes.map(\.rawValue))
    }
    json.field("findings", json: encoded(order.findings))
    json.field("info", json: order.info.json(indented: false).utf8)
    return json.finished()
  }

  private func encoded(_ value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)) ?? Data("null".utf8)
  }
}
