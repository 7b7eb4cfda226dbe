import Documents
import TTPay

/// What starts a payment.
public enum PaymentLink: Hashable, Sendable {
  /// WeChat's mweb_url, by its prepay_id.
  case prepay(String)
  /// Alipay's signed order string.
  case orderString(AlipayParameters, ChannelRequest.SignState)

  public var channel: Channel {
    if case .prepay = self { .wechat } else { .alipay }
  }
}

/// What a payer can do on the page.
public enum PagePayment: String, Sendable { case pay, cancel }

/// What is behind a link, or why nothing opens.
public enum OpenedLink: Sendable {
  case trade(Trade)
  /// The channel's own code or word, and its text.
  case refused(code: String, text: Bilingual)
  /// The book fails.
  case failed
}

extension OpenedLink {
  public static let unknown = refused(
    code: "unknown-prepay-id",
    text: Bilingual(
      zh: "商家参数格式有误，请联系商家解决", en: "WeChat knows no such order (商家参数格式有误)"))
  public static let expired = refused(
    code: "url-expired",
    text: Bilingual(
      zh: "支付链接已过期，请回到商家重新发起",
      en: "The link was good for 5 minutes: begin again at the merchant"))
}

extension PaymentLink {
  public var names: [TradeName] {
    switch self {
    case .prepay(let id): [.prepay(id)]
    case .orderString(let parameters, _): ChannelServer.names(inOrderString: parameters)
    }
  }
}
