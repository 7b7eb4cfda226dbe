import Simulation

/// The trades of one run, in memory.
public struct Trades: Sendable {
  public private(set) var all: [Trade] = []

  public init() {}

  /// The trade of the first of the names that anything has.
  public func find(_ names: [TradeName]) -> Trade? {
    names.lazy.compactMap { name in all.first { $0.names.contains(name) } }.first
  }

  /// Enters a trade, in the place of the one it was.
  public mutating func store(_ trade: Trade) {
    if let index = all.firstIndex(where: { $0.name == trade.name }) {
      all[index] = trade
    } else {
      all.append(trade)
    }
  }

  public mutating func answer(_ request: ChannelRequest, at now: Instant) -> ChannelReply {
    var trade = find(ChannelServer.names(in: request))
    let reply = ChannelServer.answer(request, about: &trade, at: now)
    if let trade { store(trade) }
    return reply
  }

  public mutating func removeAll() { if !all.isEmpty { all.removeAll() } }
}
