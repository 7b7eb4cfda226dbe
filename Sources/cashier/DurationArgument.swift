import ArgumentParser
import Simulation

/// A length of time on the command line: `500ms`, `1.5s`, `2m`, `1h`, `250us`; at most a year.
struct DurationArgument: ExpressibleByArgument, Equatable {
  let span: TimeSpan

  init(_ span: TimeSpan) { self.span = span }

  init?(argument: String) {
    guard let span = TimeSpan(argument) else { return nil }
    self.span = span
  }
}
