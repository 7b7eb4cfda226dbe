import Channels
import Simulation
import TTPay
import Testing

/// A merchant with right keys before the channels' servers, on a clock of its own.
struct Shop {
  let keys = ChannelKeys()
  var now = Instant(seconds: 1_566_720_681)
  var trade: Trade?

  /// Asks WeChat, signed, and reads the signed answer.
  mutating func wechat(
    _ operation: WeChatOperation, _ fields: KeyValuePairs<String, String>,
    kind: WeChatSignature.Kind = .md5
  ) throws -> WeChatMessage {
    var message = WeChatMessage([
      .init("appid", "wx1"), .init("mch_id", "1300000004"), .init("nonce_str", "n1"),
    ])
    for (name, value) in fields { message[name] = value }
    if kind != .md5 { message["sign_type"] = kind.rawValue }
    message["sign"] = WeChatSignature.sign(message, key: .builtInTest, kind: kind)
    return try wechat(operation, xml: message.xml)
  }

  mutating func wechat(_ operation: WeChatOperation, xml: String) throws -> WeChatMessage {
    let request = keys.request(operation, body: Array(xml.utf8), base: "http://127.0.0.1:8080")
    let answer = try WeChatMessage(xml: keys.document(answer(request)).bytes)
    if answer["return_code"] == "SUCCESS" {
      // It is signed as the request was.
      let asked = try WeChatMessage(xml: Array(xml.utf8))["sign_type"]
      let kind = asked.flatMap(WeChatSignature.Kind.init) ?? .md5
      #expect(
        WeChatSignature.sign(answer, key: .builtInTest, kind: kind) == answer["sign"])
    } else {
      #expect(answer["sign"] == nil)
    }
    return answer
  }

  /// A unified order of 100 分.
  mutating func unify(
    _ changes: KeyValuePairs<String, String> = [:], kind: WeChatSignature.Kind = .md5
  ) throws -> WeChatMessage {
    var fields = [
      ("body", "tea"), ("out_trade_no", "T1"), ("total_fee", "100"),
      ("spbill_create_ip", "127.0.0.1"), ("notify_url", "http://127.0.0.1:1/n"),
      ("trade_type", "MWEB"),
    ]
    for (name, value) in changes {
      fields.removeAll { $0.0 == name }
      fields.append((name, value))
    }
    var message = WeChatMessage([
      .init("appid", "wx1"), .init("mch_id", "1300000004"), .init("nonce_str", "n1"),
    ])
    for (name, value) in fields where !value.isEmpty { message[name] = value }
    if kind != .md5 { message["sign_type"] = kind.rawValue }
    message["sign"] = WeChatSignature.sign(message, key: .builtInTest, kind: kind)
    return try wechat(.unifiedOrder, xml: message.xml)
  }

  /// Asks Alipay's gateway, signed; the object in the answer, whose sign is verified.
  mutating func alipay(_ method: String, _ content: String) throws -> String {
    var all = [
      ("app_id", "2018"), ("method", method), ("charset", "utf-8"), ("sign_type", "RSA2"),
      ("timestamp", "2019-08-25 16:11:21"), ("version", "1.0"), ("biz_content", content),
    ]
    all.append(("sign", AlipaySignature.sign(AlipayParameters(all), key: .builtInTestApp)))
    return try alipay(AlipayParameters(all))
  }

  mutating func alipay(_ parameters: AlipayParameters) throws -> String {
    let request = keys.request(parameters, base: "")
    let text = String(decoding: keys.document(answer(request)).bytes, as: UTF8.self)
    let match = try #require(text.wholeMatch(of: /\{"(\w+)":(\{.*\}),"sign":"([^"]+)"\}/))
    #expect(
      AlipaySignature.isRight(
        String(match.3), of: match.2.utf8, key: AlipayPrivateKey.builtInTestPlatform.publicKey))
    return "\(match.1) \(match.2)"
  }

  static func orderString(
    _ content: String =
      #"{"subject":"茶","out_trade_no":"T1","total_amount":"1.00","timeout_express":"5m"}"#,
    key: AlipayPrivateKey = .builtInTestApp, signType: String = "RSA2"
  ) -> AlipayParameters {
    var all = [
      ("app_id", "2018"), ("method", "alipay.trade.app.pay"), ("charset", "utf-8"),
      ("sign_type", signType), ("timestamp", "2019-08-25 16:11:21"), ("version", "1.0"),
      ("notify_url", "http://127.0.0.1:1/a"), ("biz_content", content),
    ]
    all.append(("sign", AlipaySignature.sign(AlipayParameters(all), key: key)))
    return AlipayParameters(all)
  }

  mutating func open(_ parameters: AlipayParameters = orderString()) -> String? {
    ChannelServer.open(parameters, keys.signState(of: parameters), about: &trade, at: now)?.code
  }

  private mutating func answer(_ request: ChannelRequest) -> ChannelReply {
    var found = trade.flatMap { trade in
      ChannelServer.names(in: request).contains { trade.names.contains($0) } ? trade : nil
    }
    let reply = ChannelServer.answer(request, about: &found, at: now)
    if let found { trade = found }
    return reply
  }
}
