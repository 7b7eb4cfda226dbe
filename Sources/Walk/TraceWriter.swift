import Foundation
import Payment
import Simulation
import TTPay

/// Writes a journal as a trace: JSON Lines, the settings first, each order before the entry that
/// hands it out.
public struct TraceWriter {
  public static let version = 2

  private let start: Instant
  private let header: [UInt8]
  private var hasHeader = false
  private var entries = 0
  private var orders = 0

  public init(_ settings: WalkSettings) {
    start = settings.start
    header = Self.header(settings)
  }

  /// The lines for what has been added to the walk's journal since the last call.
  public mutating func lines(of walk: Walk) -> [UInt8] {
    var json = JSONLines()
    if !hasHeader {
      hasHeader = true
      json.append(header)
    }
    for entry in walk.journal.entries[entries...] {
      if let order = entry.handsOut {
        while orders <= Int(order.index) {
          Self.write(walk.context.orders.orders[orders], number: orders, to: &json)
          orders += 1
        }
      }
      entry.write(to: &json, since: start, walk.context.outside)
    }
    entries = walk.journal.entries.count
    return json.bytes
  }

  /// The whole trace of a walk.
  public static func trace(of walk: Walk) -> [UInt8] {
    var writer = TraceWriter(walk.settings)
    return writer.lines(of: walk)
  }

  private static func header(_ settings: WalkSettings) -> [UInt8] {
    var json = JSONLines()
    json.begin()
    json.field("trace", "cashier")
    json.field("version", version)
    json.field("settings", encoding: settings)
    json.end()
    return json.bytes
  }

  private static func write(_ order: Order, number: Int, to json: inout JSONLines) {
    json.begin()
    json.field("order", number)
    json.field("origin", order.origin.rawValue)
    if !order.isObject { json.field("isObject", false) }
    switch order.sign {
    case .notVerified: json.field("sign", "not-verified")
    case .verified: json.field("sign", "verified")
    case .wrong(let mistakes):
      json.field("sign", "wrong")
      json.field("mistakes", mistakes.map(\.rawValue))
    }
    // An encoder costs more than all else of a payment; most orders are without a finding.
    if order.findings.isEmpty {
      json.field("findings", [String]())
    } else {
      json.field("findings", encoding: order.findings)
    }
    json.field("info", json: order.info.json(indented: false).utf8)
    json.end()
  }
}

extension Entry {
  /// The order that is seen for the first time here, if any.
  fileprivate var handsOut: OrderID? {
    switch what {
    case .message(.response(_, .order(let order)), _, _, _): order
    case .message(.pay(let call), _, _, _): call.order
    default: nil
    }
  }
}
