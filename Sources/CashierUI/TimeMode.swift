import Simulation
import Walk

/// What the times beside the lanes are measured from.
public enum TimeMode: CaseIterable, Sendable {
  /// The start of the walk.
  case sinceStart
  /// The walk's wall clock, UTC+08:00.
  case wall
  /// The row before.
  case sinceBefore

  var next: TimeMode {
    switch self {
    case .sinceStart: .wall
    case .wall: .sinceBefore
    case .sinceBefore: .sinceStart
    }
  }

  /// The columns that a time takes; the first is free for a mark.
  var columns: Int { self == .wall ? 13 : 8 }

  /// A row's time in that many columns.
  func text(_ instant: Instant, after before: Instant?, start: Instant) -> String {
    switch self {
    case .sinceStart: TimeText.column(instant - start, 7)
    case .wall: TimeText.wall(instant)
    case .sinceBefore: before.map { "+" + TimeText.column(instant - $0, 6) } ?? "0.000"
    }
  }
}
