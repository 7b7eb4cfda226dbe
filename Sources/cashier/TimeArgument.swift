import ArgumentParser
import Documents
import Foundation

/// A moment on the command line: RFC 3339 or seconds since 1970.
struct TimeArgument: ExpressibleByArgument {
  /// Since 1970-01-01T00:00:00Z.
  let microseconds: Int64

  var seconds: Int64 {
    microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
  }

  init?(argument: String) {
    guard let microseconds = Timestamp.microseconds(argument) else { return nil }
    self.microseconds = microseconds
  }

  /// The seconds of the clock on the wall.
  static var currentSeconds: Int64 { Int64(Date().timeIntervalSince1970) }
}
