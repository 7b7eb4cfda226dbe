import TTPay

/// Everything one party can say to another. Small and trivially copied: orders travel as handles.
public enum Message: Hashable, Sendable {
  // user → user: the person's act, before it becomes a message to somebody.
  case act(UserAct)
  // A party's own timer.
  case timer(TimerName)

  // user ↔ frontend
  case buy
  case payAgain
  case showPage(Page)

  // frontend ↔ backend
  case request(RequestID, Request)
  case response(RequestID, Response)

  // frontend ↔ cashier: the mini-program API itself
  case pay(PayCall)
  case getOrderStatus(call: UInt16)
  case settled(call: UInt16, Settlement)
  case success(PayResult)
  case fail(PayFailure)
  case complete(Completion)
  case launch

  // user ↔ cashier
  case sheet(Sheet)
  case choose(Channel)
  case closeSheet
  case backGesture
  case relaunch

  // cashier ↔ channel
  case open(Channel, OrderID)
  case returned(Channel, AlipayResult?)

  // user ↔ channel
  case app(Channel, AppPage)
  case confirmPayment
  case cancelPayment
  case failPayment(PaymentFailure)
  case leaveApp
  case killApp
  case returnToMerchant

  // channel ↔ backend
  case notify(Notify)
  case notifyAnswer(Notify, accepted: Bool)
}

/// Counts the requests of the front end from 1.
public typealias RequestID = UInt16

/// What the front end asks its backend.
public enum Request: Hashable, Sendable {
  case createOrder
  case orderStatus(OrderID, purpose: QueryPurpose)
}

/// On whose behalf the status is asked.
public enum QueryPurpose: UInt8, Sendable {
  case getOrderStatus, poll, launch
}

/// What comes back from the backend, or instead of it.
public enum Response: Hashable, Sendable {
  case order(OrderID)
  case status(PayResult)
  case failure(WireFailure)
}

/// Why a request has no usable answer.
public enum WireFailure: Hashable, Codable, Sendable {
  case refused
  case reset
  case timedOut
  case truncated
  case status(UInt16)

  public var name: String {
    switch self {
    case .refused: "refused"
    case .reset: "reset"
    case .timedOut: "timeout"
    case .truncated: "truncated"
    case .status(let code): "\(code)"
    }
  }
}

/// The argument of `tt.pay` (spec 1). `order` is nil where orderInfo is no object.
public struct PayCall: Hashable, Sendable {
  public var order: OrderID?
  /// As the caller wrote it; 0 where it is missing.
  public var service: Int16
  public var hasGetOrderStatus: Bool
  public var defaultChannel: Channel?

  public init(
    order: OrderID?, service: Int16, hasGetOrderStatus: Bool, defaultChannel: Channel?
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
  case serviceUnknown(Int16)
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

/// What the cashier's sheet shows.
public enum Sheet: Hashable, Sendable {
  /// Channels to choose from; one without its URL is hidden.
  case choosing(wechat: Bool, alipay: Bool, preselected: Channel)
  /// 查询支付结果…
  case querying
  /// An order failure; with services 3 and 4 it stands on the mini-program's page.
  case toast(OrderErrorCode)
  case closed
}

/// What WeChat's or Alipay's app shows.
public enum AppPage: Hashable, Sendable {
  case confirm
  case failed(PaymentFailure)
  case paid
  case refused(AppRefusal)
  /// No longer in front: the payer is back in the mini-program.
  case closed
}

/// Why a payment did not go through although the payer confirmed it.
public enum PaymentFailure: UInt8, Sendable {
  case wrongPassword, insufficientBalance
}

/// Why the channel's app shows no payment at all.
public enum AppRefusal: UInt8, Sendable {
  /// WeChat: the mweb_url is older than 5 minutes.
  case urlExpired
  /// WeChat: the wx_url is none of its own.
  case badURL
  /// Alipay: ALIN10146, the order string is wrong.
  case badOrderString
  case alreadyPaid
}

/// Alipay's resultStatus (spec 4).
public enum AlipayResult: Int16, Sendable {
  case succeeded = 9000
  case processing = 8000
  case unknown = 6004
  case duplicate = 5000
  case network = 6002
  case failed = 4000
  case cancelled = 6001
}

/// A payment notification on its way to the merchant.
public struct Notify: Hashable, Sendable {
  public var channel: Channel
  public var order: OrderID
  /// Counts the payments that the channels took, from 1: the transaction's number.
  public var transaction: UInt16
  public var attempt: UInt8
  /// In 分.
  public var amount: Int64

  public init(
    channel: Channel, order: OrderID, transaction: UInt16, attempt: UInt8, amount: Int64
  ) {
    self.channel = channel
    self.order = order
    self.transaction = transaction
    self.attempt = attempt
    self.amount = amount
  }
}
