/// How a payment stands at its channel, as the channel tells a backend that asks.
public enum TradeState: Hashable, Sendable {
  /// NOTPAY, WAIT_BUYER_PAY.
  case notPaid
  /// USERPAYING: the payer is at it.
  case paying
  /// What the notify says, or will.
  case paid(Notify)
  case closed
  /// The channel does not know at the moment.
  case unknown
  /// Too many questions (error 1001).
  case busy

  public var name: String {
    switch self {
    case .notPaid: "not-paid"
    case .paying: "paying"
    case .paid: "paid"
    case .closed: "closed"
    case .unknown: "unknown"
    case .busy: "busy"
    }
  }
}
