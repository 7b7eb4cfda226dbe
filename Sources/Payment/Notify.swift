import TTPay

/// A payment notification on its way to the merchant.
public struct Notify: Hashable, Sendable {
  public var channel: Channel
  public var order: OrderID
  /// Counts the payments that the channels took, from 1: the transaction's number.
  public var transaction: UInt32
  public var attempt: UInt8
  /// In 分.
  public var amount: Int64

  public init(
    channel: Channel, order: OrderID, transaction: UInt32, attempt: UInt8, amount: Int64
  ) {
    self.channel = channel
    self.order = order
    self.transaction = transaction
    self.attempt = attempt
    self.amount = amount
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
