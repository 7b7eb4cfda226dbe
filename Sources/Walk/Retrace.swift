import Payment
import Simulation

/// A walk gone again from its own record, event by event. Nothing is signed and nothing outside is
/// asked.
public struct Retrace: Sendable {
  private let record: Walk
  /// The entry from which the next input is looked for.
  private var next = 0

  public init(_ record: Walk) { self.record = record }

  /// The walk before anything has happened.
  public var start: Walk {
    Walk(replaying: record.settings, orders: record.context.orders.orders)
  }

  /// When the record has something next; nil at its end.
  public mutating func due(in walk: Walk) -> Instant? {
    [event(in: walk), input()?.at].compactMap(\.self).min()
  }

  /// Lets the next event happen, or the next input; false at the record's end.
  public mutating func step(_ walk: inout Walk) -> Bool {
    let input = input()
    // What is due at the same moment happens before the input.
    if let event = event(in: walk), input.map({ event <= $0.at }) ?? true {
      return walk.step(until: event)
    }
    guard let (at, input) = input else { return false }
    next += 1
    walk.advance(to: at)
    walk.replay(input, of: record)
    _ = walk.takeAsks()
    return true
  }

  private func event(in walk: Walk) -> Instant? {
    guard let due = walk.nextDue, due <= record.now else { return nil }
    let isEnd = walk.journal.entries.count >= record.journal.entries.count
    return isEnd && !walk.isQuietStep(until: due) ? nil : due
  }

  private mutating func input() -> (at: Instant, Input)? {
    let entries = record.journal.entries
    while next < entries.count {
      if case .input(let input) = entries[next].what { return (entries[next].at, input) }
      next += 1
    }
    return nil
  }
}
