import Simulation

/// Ties the walk's time to the machine's monotonic clock, at a speed.
///
/// Time is counted from one anchor, never from tick to tick, so it does not drift.
struct LiveClock {
  /// The walk's time at `monotonic` µs of the machine's clock.
  private var anchor: (walk: Instant, monotonic: Int64)
  private(set) var speed: Speed
  private(set) var isPaused: Bool

  init(walk: Instant, monotonic: Int64, speed: Speed = .normal, isPaused: Bool = false) {
    anchor = (walk, monotonic)
    self.speed = speed
    self.isPaused = isPaused
  }

  /// The walk's time now.
  func instant(at monotonic: Int64) -> Instant {
    if isPaused { return anchor.walk }
    return anchor.walk + scaled(monotonic - anchor.monotonic)
  }

  /// When, by the machine's clock, it will be `instant`; nil while the clock stands still.
  func monotonic(at instant: Instant) -> Int64? {
    if isPaused { return nil }
    let span = (instant - anchor.walk).microseconds
    let (product, overflow) = span.multipliedReportingOverflow(by: 100)
    if overflow { return nil }
    let hundredths = Int64(speed.hundredths)
    // Rounded up: waking a microsecond early would find nothing due.
    return anchor.monotonic + (product + hundredths - 1) / hundredths
  }

  /// Goes on from `walk` at another speed, or stands there.
  mutating func change(walk: Instant, monotonic: Int64, speed: Speed, isPaused: Bool) {
    self = LiveClock(walk: walk, monotonic: monotonic, speed: speed, isPaused: isPaused)
  }

  private func scaled(_ microseconds: Int64) -> TimeSpan {
    .microseconds(microseconds * Int64(speed.hundredths) / 100)
  }
}
