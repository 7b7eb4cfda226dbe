import Payment
import Simulation
import Terminal
import Walk

/// A timer that runs, of those that the lanes show.
struct WaitingTimer {
  let name: TimerName
  let set: Instant
  let fires: Instant

  private static let cells = 8

  /// As long as what is left of it.
  func bar(at now: Instant, _ glyphs: Glyphs) -> String {
    let whole = max(1, (fires - set).microseconds)
    let left = max(0, min(whole, (fires - now).microseconds))
    let full = Int((Double(left) / Double(whole) * Double(Self.cells)).rounded(.up))
    return String(repeating: glyphs.barFull, count: full)
      + String(repeating: glyphs.barEmpty, count: Self.cells - full)
  }
}

extension Entry {
  /// Sent, and not there yet.
  func isOnItsWay(at now: Instant) -> Bool {
    guard case .message(_, let from, let to, let fate) = what, from != to, at <= now else {
      return false
    }
    return switch fate {
    case .arrives(let instant), .duplicate(let instant): instant > now
    case .lost: false
    }
  }
}

extension Model {
  /// The timers that the lanes show as running, the next to fire first.
  var waitingTimers: [WaitingTimer] {
    walk.context.runningTimers.filter { $0.name.kind != .requestTimeout }
      .map { WaitingTimer(name: $0.name, set: $0.set, fires: $0.fires) }
      .sorted { $0.fires < $1.fires }
  }

  /// Of the latest messages, those that are not there yet.
  var messagesOnTheWay: Int {
    walk.journal.entries.suffix(64).count { $0.isOnItsWay(at: walk.now) }
  }

  /// The time beside a row.
  func time(of row: Int) -> String {
    let entries = record.journal.entries
    let before = row > 0 ? entries[lanes.rows[row - 1].entry - 1].at : nil
    return lanes.times.text(
      entries[lanes.rows[row].first - 1].at, after: before, start: record.settings.start)
  }

  /// Whether the newest entry is followed, or which row is looked at.
  func following(_ glyphs: Glyphs) -> String {
    if let position { return position }
    return isRecording ? "" : "\(glyphs.radioOn) \(language == .zh ? "实时" : "live")"
  }

  /// Which row is looked at, of how many; nil where the newest is followed.
  var position: String? { lanes.selected.map { "\($0 + 1)/\(lanes.rows.count)" } }

  /// What a fold stands for, and how often: `orderStatus → code 9 × 12`.
  func foldedLabel(_ run: LaneList.Run) -> String { " \(run.poll.label(language)) × \(run.count) " }
}
