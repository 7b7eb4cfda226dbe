import Payer
import Payment
import Simulation
import Walk

/// Plays the user of a scenario: tells when the next act is due, and does it.
public struct ScriptedUser: Sendable {
  public let steps: [UserStep]
  public private(set) var done = 0
  private var due: Instant?
  /// What was in front of the user when it was looked last, and whether the next act was possible.
  private var seen: (screen: Payer.Screen, allows: Bool)?

  public init(_ steps: [UserStep]) { self.steps = steps }

  /// The act that comes next.
  public var next: UserStep? { done < steps.count ? steps[done] : nil }

  /// When the next act is due; nil while it is not possible, or when none is left.
  public mutating func due(in walk: inout Walk) -> Instant? {
    guard let step = next else { return nil }
    guard step.act == .newPayment || isPossible(step.act, walk.payer.screen, walk) else {
      due = nil
      return nil
    }
    if let due { return due }
    let soonest = walk.now + step.after.span(walk.drawForPayer())
    let instant = step.at.map { max(soonest, walk.settings.start + $0) } ?? soonest
    due = instant
    return instant
  }

  private mutating func isPossible(
    _ act: UserAct, _ screen: Payer.Screen, _ walk: borrowing Walk
  ) -> Bool {
    if let seen, seen.screen == screen { return seen.allows }
    let allows = walk.payer.can(act)
    seen = (screen, allows)
    return allows
  }

  /// As `step`, but one event at a time where several are due at once.
  mutating func stepEvent(_ walk: inout Walk, until limit: Instant) -> Bool {
    if walk.nextDue == walk.now { return walk.step(until: walk.now) }
    let next = walk.nextDue
    if let due = due(in: &walk), next.map({ due < $0 }) ?? true {
      guard due <= limit else { return false }
      walk.advance(to: due)
      act(in: &walk)
      return true
    }
    guard let next, next <= limit else { return false }
    return walk.step(until: next)
  }

  /// Lets the next thing happen that is due by `limit`: all events of an instant, or else an act.
  public mutating func step(_ walk: inout Walk, until limit: Instant) -> Bool {
    let next = walk.nextDue
    if let due = due(in: &walk), next.map({ due < $0 }) ?? true {
      guard due <= limit else { return false }
      walk.advance(to: due)
      act(in: &walk)
      walk.advance(to: walk.now)
      return true
    }
    guard let next, next <= limit else { return false }
    walk.advance(to: next)
    return true
  }

  /// Does the next act, now.
  public mutating func act(in walk: inout Walk) {
    guard let step = next else { return }
    done += 1
    due = nil
    seen = nil
    _ = walk.perform(step.act)
  }
}
