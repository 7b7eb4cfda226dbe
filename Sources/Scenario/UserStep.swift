import Payment
import Simulation

/// One act of the scripted user: done as soon as it is possible, or so long after, or at a moment.
public struct UserStep: Hashable, Sendable {
  public var act: UserAct
  /// How long the user takes once the act is possible.
  public var after: Latency
  /// Not before so long after the walk's start.
  public var at: TimeSpan?
  /// Where it stands in its file.
  public var line: Int

  public init(
    _ act: UserAct, after: Latency = .constant(.zero), at: TimeSpan? = nil, line: Int = 0
  ) {
    self.act = act
    self.after = after
    self.at = at
    self.line = line
  }
}

extension UserStep {
  /// The longest that it is sure to take, as far as that is said.
  var takes: TimeSpan {
    let waiting =
      switch after {
      case .constant(let span), .exponential(let span): span
      case .uniform(_, let most): most
      case .logNormal(_, let p99): p99
      }
    return max(waiting, at ?? .zero)
  }
}
