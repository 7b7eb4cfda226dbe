import Simulation
import Terminal
import Walk

/// When the screen looks different although nothing happened.
extension Model {
  /// The next second of a countdown or of the clock, the next turn of the spinner, the next step of
  /// a toast; nil where nothing moves. One of them sets the pace, and faster than 1× it skips: a
  /// clock is drawn once a second, a spinner 8 times.
  var nextTick: Instant? {
    guard !isPaused, Layout(size).shape != .tooSmall else { return nil }
    let steps = isPhoneSeen ? motions.compactMap { $0.next(after: walk.now) } : []
    return (steps + [nextPace].compactMap(\.self)).min()
  }

  private var nextPace: Instant? {
    guard nextDue != nil || walk.context.outside.open > 0 else { return nil }
    let second = paced(1_000)
    guard isPhoneSeen else { return next(second, since: walk.settings.start) }
    if isWaiting || sending != nil { return next(spinnerStep, since: walk.settings.start) }
    guard case .sheet(.choosing) = walk.payer.screen, let expires = walk.cashier.expires,
      expires > walk.now
    else { return next(second, since: walk.settings.start) }
    let left = (expires - walk.now).microseconds % second.microseconds
    return walk.now + (left == 0 ? second : .microseconds(left))
  }

  private func next(_ step: TimeSpan, since start: Instant) -> Instant {
    let shown = (walk.now - start).microseconds
    return walk.now + .microseconds(step.microseconds - shown % step.microseconds)
  }

  private var isPhoneSeen: Bool {
    overlay == nil && (Layout(size).shape == .wide || pane == .phone)
  }
}
