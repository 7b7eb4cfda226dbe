import Simulation
import TTPay

/// What a channel tells a merchant of a payment, not signed yet.
public struct ChannelNotify: Hashable, Codable, Sendable {
  public enum Content: Hashable, Codable, Sendable {
    case wechat(WeChatMessage, kind: WeChatSignature.Kind)
    case alipay(AlipayParameters)
  }

  public let url: String
  public var content: Content

  public var channel: Channel {
    if case .wechat = content { .wechat } else { .alipay }
  }

  /// An answer counts within so long.
  public static let patience = TimeSpan.seconds(5)
}

extension Trade {
  /// The notify of its payment; nil where it is not paid, or names no place to send one to.
  ///
  /// - Parameter amount: another one than was paid, to see what the merchant makes of it; in 分.
  public func notify(at now: Instant, amount: Int64? = nil) -> ChannelNotify? {
    guard status == .paid, !notifyURL.isEmpty else { return nil }
    let fen = amount ?? self.amount
    return ChannelNotify(
      url: notifyURL,
      content: channel == .wechat ? wechatNotify(fen) : .alipay(alipayNotify(fen, at: now)))
  }

  private func wechatNotify(_ fen: Int64) -> ChannelNotify.Content {
    let kind = echo("sign_type").flatMap(WeChatSignature.Kind.init) ?? .md5
    var fields: [(String, String?)] = [
      ("return_code", "SUCCESS"), ("result_code", "SUCCESS"), ("appid", echo("appid")),
      ("mch_id", merchant), ("device_info", echo("device_info")),
      // The same try after try: it is the same message.
      ("nonce_str", nonce(of: "\(name.text)\n\(tradeNo ?? "")")),
      ("out_trade_no", outTradeNo), ("attach", echo("attach")),
    ]
    fields += wechatPayment.map { field in
      ["total_fee", "cash_fee"].contains(field.0) ? (field.0, "\(fen)") : field
    }
    // The kind is named where the order named it, as the sign of its absence is MD5.
    fields.append(("sign_type", echo("sign_type")))
    return .wechat(
      WeChatMessage(
        fields.compactMap { name, value in value.map { WeChatMessage.Field(name, $0) } }),
      kind: kind)
  }

  private func alipayNotify(_ fen: Int64, at now: Instant) -> AlipayParameters {
    let yuan = Amount(fen: fen).yuan
    let all: [(String, String?)] = [
      ("gmt_create", createdAt.civilTime()), ("charset", "utf-8"),
      ("gmt_payment", paidAt?.civilTime()), ("notify_time", now.civilTime()),
      ("subject", subject), ("buyer_id", Payer.alipayID), ("body", echo("body")),
      ("passback_params", echo("passback_params")), ("invoice_amount", yuan), ("version", "1.0"),
      ("notify_id", digits(of: "notify\n\(name.text)", count: 32)),
      ("fund_bill_list", #"[{"amount":"\#(yuan)","fundChannel":"ALIPAYACCOUNT"}]"#),
      ("notify_type", "trade_status_sync"), ("out_trade_no", outTradeNo),
      ("total_amount", yuan), ("trade_status", "TRADE_SUCCESS"), ("trade_no", tradeNo),
      ("auth_app_id", merchant), ("receipt_amount", yuan), ("point_amount", "0.00"),
      ("app_id", merchant), ("buyer_pay_amount", yuan), ("seller_id", Payer.sellerID),
      ("buyer_logon_id", Payer.alipayLogon), ("sign_type", "RSA2"),
    ]
    return AlipayParameters(
      all.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } })
  }
}
