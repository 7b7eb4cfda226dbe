/// The timers of the parties.
public struct TimerName: Hashable, Sendable {
  public enum Kind: UInt8, Sendable {
    /// front end: the next poll.
    case poll
    /// front end: a request's own deadline; numbered by request.
    case requestTimeout
    /// front end: the poll's deadline.
    case pollDeadline
    /// front end: a promise that settles late.
    case latePromise
    /// cashier: the order's validity.
    case countdown
    /// channel: the next try of a notify; numbered by transaction.
    case notify
    /// channel: the app returns to the mini-program.
    case returning

    public var name: String {
      switch self {
      case .poll: "poll"
      case .requestTimeout: "request-timeout"
      case .pollDeadline: "poll-deadline"
      case .latePromise: "late-promise"
      case .countdown: "countdown"
      case .notify: "notify"
      case .returning: "return"
      }
    }
  }

  public let party: PartyID
  public let kind: Kind
  public let number: UInt32

  public init(_ party: PartyID, _ kind: Kind, _ number: UInt32 = 0) {
    self.party = party
    self.kind = kind
    self.number = number
  }
}
