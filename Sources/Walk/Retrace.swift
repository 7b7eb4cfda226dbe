import Payment
import Simulation

/// A walk gone again from its own record, instant by instant. Nothing is signed and nothing outside
/// is asked.
public struct Retrace: Sendable {
  private let record: Walk
  /// The entry from which the next input is looked for.
  private var next = 0

  public init(_ record: Walk) { self.record = record }

  /// The walk before anything has happened.
  public var start: Walk {
    Walk(replaying: record.settings, orders: record.context.orders.orders)
  }

  /// Lets everything happen of the next instant in which the record has something; false at its end.
  public mutating func step(_ walk: inout Walk) -> Bool {
    let entries = record.journal.entries
    func input() -> (at: Instant, Input)? {
      while next < entries.count {
        if case .input(let input) = entries[next].what { return (entries[next].at, input) }
        next += 1
      }
      return nil
    }
    let due = walk.nextDue.flatMap { $0 <= record.now ? $0 : nil }
    guard let instant = [due, input()?.at].compactMap(\.self).min() else { return false }
    walk.advance(to: instant)
    while let (at, input) = input(), at <= instant {
      next += 1
      walk.replay(
        input, answeredBy: record.context.reply(to:),
        calling: { [record] in record.context.outside.call($0)?.request })
      walk.advance(to: instant)
    }
    _ = walk.takeAsks()
    return true
  }
}
