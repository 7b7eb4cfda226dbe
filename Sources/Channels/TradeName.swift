import TTPay

/// A name under which a channel finds a trade.
public enum TradeName: Hashable, Sendable {
  /// The merchant's own number.
  case order(Channel, merchant: String, outTradeNo: String)
  case trade(Channel, String)
  case prepay(String)
  case refund(Channel, merchant: String, number: String)

  /// One text for each, for a table. A tab is in none of the parts.
  public var text: String {
    switch self {
    case .order(let channel, let merchant, let number):
      "order\t\(channel.rawValue)\t\(merchant)\t\(number)"
    case .trade(let channel, let number): "trade\t\(channel.rawValue)\t\(number)"
    case .prepay(let id): "prepay\t\(id)"
    case .refund(let channel, let merchant, let number):
      "refund\t\(channel.rawValue)\t\(merchant)\t\(number)"
    }
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
