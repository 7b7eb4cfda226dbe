import Foundation
import Simulation

/// Times as the clock on the wall here shows them.
enum LocalTime {
  /// `2026-11-24 12:45:58`.
  private static func text(_ instant: Instant) -> String {
    instant.civilTime(secondsEast: secondsEast(at: instant))
  }

  /// `2026-11-24 12:45:58 +08:00`.
  static func withOffset(_ instant: Instant) -> String {
    let minutes = secondsEast(at: instant) / 60
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let size = abs(minutes)
    return "\(text(instant)) \(minutes < 0 ? "-" : "+")\(two(size / 60)):\(two(size % 60))"
  }

  private static func secondsEast(at instant: Instant) -> Int64 {
    let date = Date(timeIntervalSince1970: TimeInterval(instant.seconds))
    return Int64(TimeZone.current.secondsFromGMT(for: date))
  }
}
