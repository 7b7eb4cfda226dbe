import TTPay

/// The argument of `tt.pay` (spec 1). `order` is nil where orderInfo is no object.
public struct PayCall: Hashable, Sendable {
  public var order: OrderID?
  /// As the caller wrote it: `Service.none` where it is missing, 0 where it is no whole number.
  public var service: Int32
  public var hasGetOrderStatus: Bool
  public var defaultChannel: Channel?

  public init(
    order: OrderID?, service: Int32, hasGetOrderStatus: Bool, defaultChannel: Channel?
  ) {
    self.order = order
    self.service = service
    self.hasGetOrderStatus = hasGetOrderStatus
    self.defaultChannel = defaultChannel
  }
}

/// How the promise of getOrderStatus ended.
public enum Settlement: Hashable, Sendable {
  /// `resolve({ code })`, whatever the number.
  case code(Int16)
  /// `resolve(code)`: a bare number, which has no `.code`.
  case number(Int16)
  case undefined
  case rejected
}

/// Why `tt.pay` called `fail`: no sheet could rise (spec 1).
public enum PayFailure: Hashable, Sendable {
  case serviceMissing
  case serviceUnknown(Int32)
  case orderNotObject
  case noChannelURL(Channel)
  /// Services 3 and 4 have no sheet; the order's toast stands on the mini-program's page.
  case order(OrderErrorCode)
}

/// `complete` follows `success` or `fail`, with the same object.
public enum Completion: Hashable, Sendable {
  case success(PayResult)
  case fail(PayFailure)
}
