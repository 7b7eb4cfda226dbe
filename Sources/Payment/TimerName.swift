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
    /// channel: the mini-program is in front again although the payer is still at it.
    case early
    /// channel: somebody sends a forged notify.
    case forge
    /// backend: the order's row is committed; numbered by order.
    case commit
    /// backend: the answer to a notify is given; numbered by transaction.
    case answerNotify
    /// backend: the channel is asked about an order, which is numbered …
    case sweep
    /// … and in the end closed.
    case closeOrder

    public var name: String {
      switch self {
      case .poll: "poll"
      case .requestTimeout: "request-timeout"
      case .pollDeadline: "poll-deadline"
      case .latePromise: "late-promise"
      case .countdown: "countdown"
      case .notify: "notify"
      case .returning: "return"
      case .early: "early-return"
      case .forge: "forge"
      case .commit: "commit"
      case .answerNotify: "answer-notify"
      case .sweep: "sweep"
      case .closeOrder: "close-order"
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

extension TimerName.Kind {
  /// What the channel and the backend do in their own time, and the countdown: the payer need not
  /// wait for it.
  public static let ofOthers: Set<TimerName.Kind> = [
    .countdown, .notify, .early, .forge, .commit, .answerNotify, .sweep, .closeOrder,
  ]
}
