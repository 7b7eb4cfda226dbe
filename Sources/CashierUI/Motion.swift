import Payment
import Simulation
import Walk

/// Something that moves for a moment when it comes: by so many steps, then it stands.
struct Motion: Equatable {
  let since: Instant
  let step: TimeSpan
  let steps: Int

  /// How many steps it has made.
  func made(at now: Instant) -> Int {
    let age = max(0, (now - since).microseconds)
    return Int(min(Int64(steps), age / step.microseconds))
  }

  /// When it makes its next step; nil where it stands.
  func next(after now: Instant) -> Instant? {
    let made = made(at: now)
    return made < steps ? since + step * Int64(made + 1) : nil
  }
}

extension Model {
  /// A span of real time in the walk's: above 1× it grows with the speed, so that nothing is drawn
  /// more often.
  func paced(_ milliseconds: Int64) -> TimeSpan {
    .microseconds(milliseconds * 10 * Int64(max(Speed.normal, speed).hundredths))
  }

  /// What moves on the phone's screen when it comes.
  var motions: [Motion] {
    switch walk.payer.screen {
    case .sheet(.toast): toast.map { [$0.rise, $0.fade] } ?? []
    case .app(_, .failed(.wrongPassword)): shake.map { [$0] } ?? []
    default: []
    }
  }

  /// When the last message that `matches` reached the payer.
  func arrival(where matches: (Message) -> Bool) -> Instant? {
    for entry in walk.journal.entries.reversed() {
      guard case .message(let message, _, to: .user, .arrives(let instant)) = entry.what,
        instant <= walk.now, matches(message)
      else { continue }
      return instant
    }
    return nil
  }
}
