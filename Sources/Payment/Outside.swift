import Channels
import OrderBook
import Simulation

/// Counts what a walk has asked of the outside world, from 1.
public typealias AskID = Int32

/// Work that a party cannot do itself because it takes real time: whoever owns the walk does it
/// and enters the answer as an input.
public enum OutsideRequest: Hashable, Codable, Sendable {
  case book(BookRequest)
  case http(HTTPCall)
  /// A channel's notify, which is signed on its way; the answer is an `HTTPReply` as well.
  case notify(ChannelNotify)
}

/// Counts what a merchant's own server asked of the channels, from 1.
public typealias CallID = Int32

/// What a merchant's own server asked of a channel's, and what it was answered.
public struct ServerCall: Hashable, Sendable {
  public let request: ChannelRequest
  public internal(set) var reply: ChannelReply?
}

public enum OutsideReply: Hashable, Codable, Sendable {
  case book(BookReply)
  case http(HTTPReply)

  /// How long it took, as far as that counts: a book answers within the instant.
  public var took: TimeSpan {
    if case .http(let reply) = self { reply.took } else { .zero }
  }
}

/// What was asked, by whom, and what came back.
public struct Ask: Hashable, Sendable {
  public let id: AskID
  public let request: OutsideRequest
  public let by: PartyID
  public let at: Instant
  /// The entry of the journal in which it was asked.
  let entry: Int32
  public internal(set) var reply: OutsideReply?
  public internal(set) var answeredAt: Instant?
}

/// All that a walk has asked of the outside world, and was asked by it, in order.
public struct OutsideLog: Sendable {
  public private(set) var asks: [Ask] = []
  /// How many have no answer yet.
  public private(set) var open = 0
  private var taken = 0
  public private(set) var calls: [ServerCall] = []

  public func call(_ id: CallID) -> ServerCall? {
    calls.indices.contains(Int(id) - 1) ? calls[Int(id) - 1] : nil
  }

  mutating func add(_ request: ChannelRequest) -> CallID {
    calls.append(ServerCall(request: request))
    return CallID(truncatingIfNeeded: calls.count)
  }

  mutating func answer(_ id: CallID, _ reply: ChannelReply) {
    if calls.indices.contains(Int(id) - 1) { calls[Int(id) - 1].reply = reply }
  }

  public subscript(id: AskID) -> Ask? {
    asks.indices.contains(Int(id) - 1) ? asks[Int(id) - 1] : nil
  }

  var nextID: AskID { AskID(truncatingIfNeeded: asks.count + 1) }

  mutating func add(_ ask: Ask) {
    asks.append(ask)
    open += 1
  }

  /// What has been asked since the last call, for whoever does it.
  mutating func take() -> ArraySlice<Ask> {
    defer { taken = asks.count }
    return asks[taken...]
  }

  var hasNew: Bool { taken < asks.count }

  /// Keeps the answer; nil where nothing was asked or it has been answered.
  mutating func answer(_ id: AskID, _ reply: OutsideReply, at instant: Instant) -> Ask? {
    guard let ask = self[id], ask.reply == nil else { return nil }
    asks[Int(id) - 1].reply = reply
    asks[Int(id) - 1].answeredAt = instant
    open -= 1
    return ask
  }

  mutating func removeAll() {
    if !calls.isEmpty { calls.removeAll() }
    if asks.isEmpty { return }
    asks.removeAll(keepingCapacity: true)
    open = 0
    taken = 0
  }
}
