import TTPay

/// A payment notification on its way to the merchant.
public struct Notify: Hashable, Sendable {
  /// What a notify says of the payment.
  public enum Says: UInt8, CaseIterable, Codable, Sendable {
    case paid
    /// WeChat's result_code FAIL: a try to pay has failed.
    case failed
    /// Alipay's WAIT_BUYER_PAY.
    case waiting
    /// Alipay's TRADE_CLOSED.
    case closed

    public var name: String {
      switch self {
      case .paid: "paid"
      case .failed: "failed"
      case .waiting: "waiting"
      case .closed: "closed"
      }
    }
  }

  public var channel: Channel
  public var order: OrderID
  /// Counts the payments that the channels took, from 1: the transaction's number.
  public var transaction: UInt32
  public var attempt: UInt8
  public var says: Says
  /// Somebody else made it: its sign is wrong.
  public var isForged: Bool
  /// In 分.
  public var amount: Int64

  public init(
    channel: Channel, order: OrderID, transaction: UInt32, attempt: UInt8, amount: Int64,
    says: Says = .paid, isForged: Bool = false
  ) {
    self.channel = channel
    self.order = order
    self.transaction = transaction
    self.attempt = attempt
    self.amount = amount
    self.says = says
    self.isForged = isForged
  }
}

extension Finding {
  /// A merchant's answer to a notify is not the one that the channel wants.
  public static func notifyNotTaken(_ channel: Channel) -> Finding {
    Finding(
      code: "notify-not-taken", level: .warning,
      values: [channel == .alipay ? "success" : "<return_code>SUCCESS</return_code>"])
  }
}
