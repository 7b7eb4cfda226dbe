import TTPay

/// A name under which a channel finds a trade.
public enum TradeName: Hashable, Sendable {
  /// The merchant's own number.
  case order(Channel, merchant: String, outTradeNo: String)
  case trade(Channel, String)
  case prepay(String)
  case refund(Channel, merchant: String, number: String)

  /// One text for each, for a table. A tab in a part is written `\t`, and `\` is written `\\`.
  public var text: String {
    let parts =
      switch self {
      case .order(let channel, let merchant, let number):
        ["order", channel.rawValue, merchant, number]
      case .trade(let channel, let number): ["trade", channel.rawValue, number]
      case .prepay(let id): ["prepay", id]
      case .refund(let channel, let merchant, let number):
        ["refund", channel.rawValue, merchant, number]
      }
    return parts.map(Self.withoutTabs).joined(separator: "\t")
  }

  private static func withoutTabs(_ part: String) -> String {
    guard part.utf8.contains(where: { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\\") })
    else { return part }
    let scalars = part.unicodeScalars.map { scalar in
      switch scalar {
      case "\t": "\\t"
      case "\\": "\\\\"
      default: String(scalar)
      }
    }
    return scalars.joined()
  }
}

extension Trade {
  public var name: TradeName { .order(channel, merchant: merchant, outTradeNo: outTradeNo) }

  public var names: [TradeName] {
    var names = [name]
    if let prepayID { names.append(.prepay(prepayID)) }
    if let tradeNo { names.append(.trade(channel, tradeNo)) }
    for refund in refunds {
      names.append(.refund(channel, merchant: merchant, number: refund.number))
      names.append(.refund(channel, merchant: merchant, number: refund.id))
    }
    return names
  }
}
