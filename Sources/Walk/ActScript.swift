import Payment
import Simulation

/// Acts for a payer who is not there, as `--act wechat,pay@2s` gives them: each is done as soon as
/// it is possible, or so long after.
public enum ActScript {
  public struct Step: Equatable, Sendable {
    public let act: UserAct
    /// How long the payer takes once the act is possible.
    public let after: TimeSpan

    public init(act: UserAct, after: TimeSpan) {
      self.act = act
      self.after = after
    }
  }

  /// An act that never became possible.
  public struct NotPossible: Error, Equatable, Sendable {
    public let act: UserAct
    public let possible: [UserAct]

    public init(act: UserAct, possible: [UserAct]) {
      self.act = act
      self.possible = possible
    }
  }
}

extension Walk {
  /// Waits until the step's act is possible, and does it.
  public mutating func play(_ step: ActScript.Step) throws(ActScript.NotPossible) {
    advance(to: now)
    // What was possible when the payer first had to decide, for whoever mistook it.
    var possible: [UserAct]?
    while !payer.acts.contains(step.act), step.act != .newPayment {
      if possible == nil, isAwaitingPayer { possible = payer.acts }
      guard stepInstant() else {
        throw ActScript.NotPossible(act: step.act, possible: possible ?? payer.acts)
      }
    }
    if step.after > .zero { advance(to: now + step.after) }
    guard perform(step.act) else {
      throw ActScript.NotPossible(act: step.act, possible: payer.acts)
    }
  }

  /// Lets everything happen that is still to happen.
  public mutating func runToEnd() {
    while stepInstant() {}
  }
}
