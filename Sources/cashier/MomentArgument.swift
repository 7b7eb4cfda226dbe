import ArgumentParser
import Simulation
import Walk

/// A moment of a walk on the command line: an entry's number, a time since the walk began, or the end.
enum MomentArgument: ExpressibleByArgument, Equatable {
  case entry(Int)
  case time(TimeSpan)
  case last

  init?(argument: String) {
    let digits = argument.hasPrefix("#") ? argument.dropFirst() : argument[...]
    if argument == "last" {
      self = .last
    } else if let number = Int(digits), number > 0 {
      self = .entry(number)
    } else if let span = TimeSpan(argument) {
      self = .time(span)
    } else {
      return nil
    }
  }

  /// The walk as it was then; nil where it has no such entry.
  func moment(of walk: Walk) -> Walk? {
    let entries = walk.journal.entries
    switch self {
    case .last: return walk
    case .entry(let number): return number <= entries.count ? walk.asOf(entry: number) : nil
    case .time(let span):
      let instant = walk.settings.start + span
      let number = entries.lastIndex { $0.at <= instant }.map { $0 + 1 } ?? 0
      guard number < entries.count else { return walk }
      var then = walk.asOf(entry: number)
      then.advance(to: instant)
      return then
    }
  }
}
