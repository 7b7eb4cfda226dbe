import TTPay

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
  /// The merchant has closed it, or its time is over.
  case orderClosed
}
