import Documents
import Simulation

/// When the frames of a recording are shown: the walk's times, long waits shortened.
struct Timeline {
  private let idleLimit: TimeSpan
  private let version: Cast.Version
  private var walkTime: TimeSpan?
  private(set) var now = TimeSpan.zero
  private var lastEvent = TimeSpan.zero

  init(_ settings: Cast.Settings) {
    idleLimit = settings.idleLimit
    version = settings.version
  }

  /// - Parameter span: since the walk began.
  mutating func time(of span: TimeSpan) -> TimeSpan {
    now = now + min(span - (walkTime ?? .zero), idleLimit)
    walkTime = span
    return now
  }

  mutating func rest() { now = now + idleLimit }

  /// The line of an output event.
  mutating func event(_ at: TimeSpan, _ output: String) -> String {
    let time = version == .three ? at - lastEvent : at
    lastEvent = at
    // Escaped like all that a terminal would act upon; so the file itself is harmless to print.
    return "[\(Self.seconds(time)), \"o\", \(Value.string(output).json())]\n"
  }

  /// `1.300000`
  static func seconds(_ span: TimeSpan) -> String {
    let fraction = String(span.microseconds % 1_000_000)
    return "\(span.microseconds / 1_000_000)."
      + String(repeating: "0", count: 6 - fraction.count) + fraction
  }
}

extension Timeline {
  /// `1.300`
  static func milliseconds(_ span: TimeSpan) -> String { String(seconds(span).dropLast(3)) }
}
