import Channels
import Foundation
import Payment
import Simulation

/// A trace walked again from its inputs alone. Nothing is signed and nothing outside is asked.
public struct Replay: Sendable {
  public let walk: Walk
  public let history: History
  /// The first entry that came out other than it was recorded.
  public let divergedAt: Int?

  public init(_ trace: Trace) {
    var walk = Walk(replaying: trace.settings, orders: trace.orders)
    var history = History(walk)
    for (_, instant, input) in trace.inputs {
      history.advance(&walk, to: instant)
      walk.replay(input, answeredBy: { trace.replies[$0] }, calling: { trace.calls[$0] })
    }
    // What was due at the last moment may never have happened.
    history.advance(&walk, to: trace.end, atMost: trace.lines.count)
    self.walk = walk
    self.history = history
    divergedAt = Self.firstDifference(trace, walk)
  }

  private static func firstDifference(_ trace: Trace, _ walk: Walk) -> Int? {
    let entries = walk.journal.entries
    for (index, line) in trace.lines.enumerated() {
      guard index < entries.count,
        Data(entries[index].line(since: trace.settings.start, walk.context.outside).dropLast())
          == line
      else { return index + 1 }
    }
    return nil
  }
}

extension Walk {
  /// A walk that takes its orders from a record instead of signing them.
  public init(replaying settings: WalkSettings, orders: [Order]) {
    let first = orders.first
    self.init(
      settings, orders: OrderTable(recorded: orders),
      adopting: first?.origin == .file ? first : nil)
  }

  /// Does again what came from outside in a record, as it came then.
  mutating func replay(_ input: Input, of record: Walk) {
    replay(
      input, answeredBy: record.context.reply(to:),
      calling: { record.context.outside.call($0)?.request })
  }

  /// Does again what came from outside; an answer is the one that was recorded.
  mutating func replay(
    _ input: Input, answeredBy reply: (AskID) -> OutsideReply?,
    calling call: (CallID) -> ChannelRequest?
  ) {
    switch input {
    case .act(let act): enter(act)
    case .clock(let command): enter(command)
    case .notifyNow: notifyNow()
    case .called(let id): if let request = call(id) { _ = enter(request) }
    case .answer(let id): if let reply = reply(id) { enter(reply, to: id) }
    }
  }

  /// The walk as it was at entry `number`.
  public func asOf(entry number: Int) -> Walk {
    History(Walk(replaying: settings, orders: context.orders.orders)).moment(number, of: self)
  }
}
