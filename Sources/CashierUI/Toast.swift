import Payment
import Simulation
import Terminal
import Walk

/// How a toast comes and goes: it rises, stands, and fades without leaving.
struct Toast: Equatable {
  let rise: Motion
  let fade: Motion

  /// Rows below its place.
  func sunk(at now: Instant) -> Int { rise.steps - rise.made(at: now) }
  func role(at now: Instant) -> Role { fade.made(at: now) == 0 ? .toast : .toastFaded }
}

extension Model {
  /// The toast on the screen; nil where its coming is not recorded.
  var toast: Toast? {
    let since = arrival { if case .sheet(.toast) = $0 { true } else { false } }
    guard let since else { return nil }
    return Toast(
      rise: Motion(since: since, step: paced(70), steps: 2),
      fade: Motion(since: since, step: paced(2_500), steps: 1))
  }
}
