import Payment
import Simulation

/// A walk's past: every moment of it, found from a snapshot that is not far behind.
public struct History: Sendable {
  /// The walk as it was, but for the journal: its entries are the first of the walk's own.
  private struct Snapshot: Sendable {
    let entries: Int
    let walk: Walk
  }

  /// A moment is at most about so many entries behind a snapshot.
  private static let distance = 1_000

  private var snapshots: [Snapshot]

  /// - Parameter start: the walk before anything has happened.
  public init(_ start: Walk) {
    snapshots = [Snapshot(entries: start.journal.entries.count, walk: start.withoutJournal)]
  }

  /// Keeps a snapshot where the walk has gone far since the last one.
  public mutating func note(_ walk: Walk) {
    let entries = walk.journal.entries.count
    guard let last = snapshots.last, entries >= last.entries + Self.distance else { return }
    snapshots.append(Snapshot(entries: entries, walk: walk.withoutJournal))
  }

  /// Lets the walk go on to `instant`, and keeps the snapshots on the way.
  ///
  /// - Parameter entries: so many entries made, it goes no further.
  public mutating func advance(
    _ walk: inout Walk, to instant: Instant, atMost entries: Int = .max
  ) {
    while walk.journal.entries.count < entries {
      guard walk.step(until: instant) else { return walk.advance(to: instant) }
      note(walk)
    }
    while walk.isQuietStep(until: instant) { walk.step(until: instant) }
  }

  /// Forgets what came after an entry: the walk takes another way from there.
  public mutating func cut(after entry: Int) {
    while snapshots.count > 1, snapshots[snapshots.count - 1].entries > entry {
      snapshots.removeLast()
    }
  }

  /// The walk as it was at entry `number`, with all that had happened by its instant before the next
  /// entry was made. Nothing outside is asked, and what was answered is answered again.
  public func moment(_ number: Int, of walk: Walk) -> Walk {
    let entries = walk.journal.entries
    let snapshot = snapshots.last { $0.entries <= number } ?? snapshots[0]
    var then = snapshot.walk.takingUp(entries[..<snapshot.entries])
    then.outsideWorld = nil
    for entry in entries[snapshot.entries..<max(snapshot.entries, min(number, entries.count))] {
      guard case .input(let input) = entry.what else { continue }
      then.advance(to: entry.at)
      then.replay(input, of: walk)
    }
    while then.journal.entries.count < number, let due = then.nextDue { then.step(until: due) }
    let instant = then.journal.entries.last?.at ?? walk.settings.start
    while then.isQuietStep(until: instant) { then.step(until: instant) }
    // All of this has been asked before.
    _ = then.takeAsks()
    return then
  }
}

extension Walk {
  /// Whether something is due by `limit` that leaves no entry: it belongs to the last one.
  func isQuietStep(until limit: Instant) -> Bool {
    var ahead = withoutJournal
    return ahead.step(until: limit) && ahead.journal.entries.isEmpty
  }
}
