import Payment
import Simulation
import Walk

/// Plays the user of a scenario: tells when the next act is due, and does it.
public struct ScriptedUser: Sendable {
  public let steps: [UserStep]
  public private(set) var done = 0
  private var due: Instant?

  public init(_ steps: [UserStep]) { self.steps = steps }

  /// The act that comes next.
  public var next: UserStep? { done < steps.count ? steps[done] : nil }

  /// When the next act is due; nil while it is not possible, or when none is left.
  public mutating func due(in walk: inout Walk) -> Instant? {
    guard let step = next else { return nil }
    guard step.act == .newPayment || walk.payer.can(step.act) else {
      due = nil
      return nil
    }
    if let due { return due }
    let soonest = walk.now + step.after.span(walk.drawForPayer())
    let instant = step.at.map { max(soonest, walk.settings.start + $0) } ?? soonest
    due = instant
    return instant
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
    _ = walk.perform(step.act)
  }
}
