import Simulation

/// Times as the screen prints them, measured from the start of the walk.
enum TimeText {
  /// `1.204`, `75.000`: seconds and milliseconds.
  static func seconds(_ span: TimeSpan) -> String {
    let milliseconds = span.microseconds / 1_000
    return "\(milliseconds / 1_000).\(padded(milliseconds % 1_000, to: 3))"
  }

  /// `1.204`, `86640.0`, `864000`: the same, as exact as it can be within so many columns.
  static func column(_ span: TimeSpan, _ columns: Int) -> String {
    let exact = seconds(span)
    let tooMany = exact.utf8.count - columns
    return tooMany <= 0 ? exact : String(exact.dropLast(tooMany <= 2 ? 2 : 4))
  }

  /// `16:11:21.204`: the walk's wall clock, UTC+08:00.
  static func wall(_ instant: Instant) -> String {
    "\(instant.civilTime().suffix(8)).\(padded(instant.microseconds / 1_000 % 1_000, to: 3))"
  }

  /// `00:03`, `1:02:03`: the clock in the corner.
  static func clock(_ span: TimeSpan) -> String {
    let seconds = max(0, span.microseconds / 1_000_000)
    let tail = "\(padded(seconds / 60 % 60, to: 2)):\(padded(seconds % 60, to: 2))"
    return seconds >= 3_600 ? "\(seconds / 3_600):\(tail)" : tail
  }

  /// `30 ms`, `5.0 s`, `15 s`: how long something takes.
  static func short(_ span: TimeSpan) -> String {
    if span.microseconds % 1_000_000 == 0 { return "\(span.microseconds / 1_000_000) s" }
    if span.microseconds >= 10_000_000 { return "\(span.microseconds / 1_000_000) s" }
    if span.microseconds >= 1_000_000 {
      let tenths = span.microseconds / 100_000
      return "\(tenths / 10).\(tenths % 10) s"
    }
    if span.microseconds >= 1_000 { return "\(span.microseconds / 1_000) ms" }
    return "\(span.microseconds) µs"
  }

  /// `12 s`, `4:35`: what is left, in whole seconds or, below one, in milliseconds.
  static func left(_ span: TimeSpan) -> String {
    let seconds = span.microseconds / 1_000_000
    if seconds >= 60 { return clock(span) }
    return seconds > 0 ? "\(seconds) s" : "\(max(0, span.microseconds / 1_000)) ms"
  }

  private static func padded(_ number: Int64, to width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
