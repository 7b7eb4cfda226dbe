import OrderBook
import Simulation

/// Counts what a walk has asked of the outside world, from 1.
public typealias AskID = Int32

/// Work that a party cannot do itself because it takes real time: whoever owns the walk does it
/// and enters the answer as an input.
public enum OutsideRequest: Hashable, Codable, Sendable {
  case book(BookRequest)
  case http(HTTPCall)
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

/// All that a walk has asked of the outside world, in order.
public struct OutsideLog: Sendable {
  public private(set) var asks: [Ask] = []
  /// How many have no answer yet.
  public private(set) var open = 0
  private var taken = 0

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
    if asks.isEmpty { return }
    asks.removeAll(keepingCapacity: true)
    open = 0
    taken = 0
  }
}
