import Documents
import Simulation
import TTPay

extension BackendSettings {
  /// Scheme, host and port of those who appear in an order.
  public struct Hosts: Hashable, Sendable {
    public var wechat: String
    public var merchant: String

    public init(
      wechat: String = "https://wx.tenpay.com", merchant: String = "https://merchant.example"
    ) {
      self.wechat = wechat
      self.merchant = merchant
    }
  }

  /// The merchant's at Alipay.
  public static let alipayAppID = "2018061460417275"
  public static let alipayNotifyPath = "/notify/alipay"

  /// The `number`th order of a run, made at `instant`; not signed yet.
  ///
  /// - Parameters:
  ///   - hosts: where the channels and the merchant are reached.
  ///   - alipaySign: signs an order string.
  public func orderInfo(
    number: Int, at instant: Instant, hosts: Hosts = Hosts(),
    alipaySign: (AlipayParameters) -> String
  ) -> OrderInfo {
    let instant = instant + conduct.clockSkew
    let seconds = "\(instant.seconds)"
    let channels = channels.filter { !conduct.failedUnifiedOrders.contains($0) }
    let outOrderNo = "C\(instant.microseconds)N\(number)"
    var fields: [(String, String)] = [
      ("app_id", appID),
      ("sign_type", "MD5"),
      ("out_order_no", outOrderNo),
      ("merchant_id", merchantID),
      ("timestamp", seconds),
      ("product_code", "pay"),
      ("payment_type", "direct"),
      ("total_amount", "\(totalAmount)"),
      ("trade_type", "H5"),
      ("uid", uid),
      ("version", "2.0"),
      ("currency", "CNY"),
      ("subject", subject),
      ("body", body),
      ("trade_time", seconds),
      ("valid_time", "\(validTime)"),
      ("notify_url", hosts.merchant + "/tt-pay/notify"),
    ]
    if channels.contains(.wechat) {
      let prepay = WeChatPrepay(
        merchant: merchantID, outTradeNo: outOrderNo, time: instant.compactCivilTime())
      fields.append(("wx_url", prepay.url(base: hosts.wechat)))
      fields.append(("wx_type", "MWEB"))
    }
    if channels.contains(.alipay) {
      fields.append(("alipay_url", alipayURL(outOrderNo, instant, hosts, alipaySign)))
    }
    fields.append(("risk_info", #"{"ip":"127.0.0.1"}"#))
    var info = OrderInfo(fields)
    info.set("total_amount", .number(Number(totalAmount)))
    return info
  }

  private func alipayURL(
    _ outOrderNo: String, _ instant: Instant, _ hosts: Hosts, _ sign: (AlipayParameters) -> String
  ) -> String {
    let subject = Value.string(subject).json(isHarmless: false)
    let content =
      #"{"out_trade_no":"\#(outOrderNo)","product_code":"QUICK_MSECURITY_PAY","#
      + #""subject":\#(subject),"timeout_express":"\#(timeout)","#
      + #""total_amount":"\#(Amount(fen: totalAmount).yuan)"}"#
    var parameters = [
      ("app_id", Self.alipayAppID), ("biz_content", content), ("charset", "utf-8"),
      ("format", "json"), ("method", "alipay.trade.app.pay"),
      ("notify_url", hosts.merchant + Self.alipayNotifyPath),
      ("sign_type", "RSA2"), ("timestamp", instant.civilTime()), ("version", "1.0"),
    ]
    parameters.append(("sign", sign(AlipayParameters(parameters))))
    return AlipayParameters(parameters).form
  }

  /// Whole minutes: Alipay takes no seconds.
  private var timeout: String { "\(max(1, (validTime + 59) / 60))m" }
}
