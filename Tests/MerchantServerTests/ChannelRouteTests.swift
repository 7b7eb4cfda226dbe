import Channels
import Foundation
import Outside
import Simulation
import TTPay
import Testing

@testable import MerchantServer

/// WeChat and Alipay over HTTP, and the embedded merchant that they tell of payments.
@Suite struct ChannelRoutesTests {
  private func wechat(
    _ served: Served, _ operation: WeChatOperation, _ fields: KeyValuePairs<String, String>,
    key: WeChatKey = .builtInTest
  ) throws -> WeChatMessage {
    var message = WeChatMessage([
      .init("appid", "wx1"), .init("mch_id", "1300000004"), .init("nonce_str", "n"),
    ])
    for (name, value) in fields { message[name] = value }
    message["sign"] = WeChatSignature.sign(message, key: key, kind: .md5)
    return try WeChatMessage(xml: Array(post(served, operation.rawValue, message.xml).utf8))
  }

  private func post(
    _ served: Served, _ target: String, _ body: String, type: String = "text/xml"
  ) throws -> String {
    try send(served, "POST", target, body, type: type).text
  }

  private func send(
    _ served: Served, _ method: String, _ target: String, _ body: String? = nil,
    type: String = "application/x-www-form-urlencoded"
  ) throws -> Answer {
    let wire = try Wire(port: served.port)
    wire.send(served.request(method, target, body, headers: ["Content-Type: \(type)"]))
    return try wire.answer()
  }

  private func target(_ url: String, of served: Served) throws -> String {
    let base = "http://127.0.0.1:\(served.port)"
    try #require(url.hasPrefix(base))
    return String(url.dropFirst(base.count))
  }

  private func orderInfo(_ served: Served) throws -> (number: String, wx: String, ali: String) {
    let order = try served.ask("POST", "/orders", #"{"total_amount":100,"subject":"<tea>"}"#)
    return (
      try #require(order[path: "out_order_no"]), try #require(order[path: "orderInfo.wx_url"]),
      try #require(order[path: "orderInfo.alipay_url"])
    )
  }

  @Test func theEmbeddedMerchantIsPaidThroughWeChat() async throws {
    try await Served.run { served in
      let (number, url, _) = try orderInfo(served)
      let page = try target(url, of: served)
      let shown = try send(served, "GET", page)
      #expect(shown.status == 200 && shown["content-type"] == "text/html; charset=utf-8")
      #expect(shown.text.contains("&lt;tea&gt;") && shown.text.contains("¥1.00"))
      #expect(try send(served, "POST", page, "act=cancel").text.contains("nothing was paid"))
      #expect(try served.ask("GET", "/orders/\(number)")[path: "status"] == "created")
      #expect(try send(served, "POST", page, "act=pay").text.contains("Paid"))
      served.clock.advance(.seconds(1))
      try served.told("==> wechat \(number) #1 true")
      let paid = try served.ask("GET", "/orders/\(number)")
      #expect(paid[path: "status"] == "paid" && paid[path: "payments.0.channel"] == "wechat")
      // Paid once, and told once.
      #expect(try send(served, "POST", page, "act=pay").text.contains("Paid"))
      let query = try wechat(served, .orderQuery, ["out_trade_no": number])
      #expect(query["trade_state"] == "SUCCESS")
      #expect(query["transaction_id"] == paid[path: "payments.0.transaction"])
      #expect(try await served.book.untoldTrades(limit: 9).isEmpty)
    }
  }

  @Test func theEmbeddedMerchantIsPaidThroughAlipay() async throws {
    try await Served.run { served in
      let (number, _, orderString) = try orderInfo(served)
      let page = "/alipay/app-pay?\(orderString)"
      func query(target: String = "/gateway.do") throws -> String {
        var all = [
          ("app_id", "2018061460417275"), ("method", "alipay.trade.query"), ("charset", "utf-8"),
          ("sign_type", "RSA2"), ("biz_content", #"{"out_trade_no":"\#(number)"}"#),
        ]
        all.append(("sign", AlipaySignature.sign(AlipayParameters(all), key: .builtInTestApp)))
        return try post(
          served, target, AlipayParameters(all).form,
          type: "application/x-www-form-urlencoded;charset=utf-8")
      }
      #expect(try query().contains("ACQ.TRADE_NOT_EXIST"))
      #expect(try send(served, "GET", page).text.contains("¥1.00"))
      #expect(try query().contains("WAIT_BUYER_PAY"))
      #expect(try send(served, "POST", page, "act=pay").text.contains("Paid"))
      served.clock.advance(.seconds(1))
      try served.told("==> alipay \(number) #1 true")
      #expect(try query().contains("TRADE_SUCCESS"))
      #expect(try query(target: "/gateway.do?charset=utf-8").contains("TRADE_SUCCESS"))
      #expect(try served.ask("GET", "/orders/\(number)")[path: "payments.0.channel"] == "alipay")
    }
  }

  @Test func linksThatDoNotOpen() async throws {
    try await Served.run { served in
      let (_, url, orderString) = try orderInfo(served)
      let page = try target(url, of: served)
      // An Alipay order of 5 minutes.
      let alipay = "/alipay/app-pay?\(orderString)"
      #expect(try send(served, "GET", alipay).text.contains("value=\"pay\""))
      served.clock.advance(.minutes(5) + .microseconds(1))
      #expect(try send(served, "POST", alipay, "act=pay").text.contains("time is over"))
      #expect(try send(served, "POST", page, "act=pay").text.contains("url-expired"))
      #expect(
        try send(served, "GET", "/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx1").text
          .contains("unknown-prepay-id"))
      for (order, code) in [
        ("", "isv.invalid-method"), ("method=alipay.trade.app.pay", "isv.missing-app-id"),
        (orderString.replacing("1.00", with: "0.01"), "isv.invalid-signature"),
        (orderString.replacing("RSA2", with: "RSA"), "isv.invalid-signature-type"),
      ] {
        let answer = try send(served, "GET", "/alipay/app-pay?\(order)")
        #expect(answer.status == 200 && answer.text.contains(code), "\(order)")
      }
      let altered = orderString.replacing("1.00", with: "0.01")
      let page2 = try send(served, "GET", "/alipay/app-pay?\(altered)").text
      #expect(page2.contains("ALIN10146") && page2.contains("keys are no pair"))
      #expect(try send(served, "POST", page, "act=steal").problem == "malformed-request")
    }
  }

  @Test func theMerchantBelievesNothingForged() async throws {
    try await Served.run { served in
      let (number, _, _) = try orderInfo(served)
      func message(_ change: (inout WeChatMessage) -> Void) -> WeChatMessage {
        var message = WeChatMessage([
          .init("return_code", "SUCCESS"), .init("result_code", "SUCCESS"),
          .init("mch_id", "1300000004"), .init("out_trade_no", number),
          .init("transaction_id", "T1"), .init("total_fee", "100"),
        ])
        change(&message)
        message["sign"] =
          message["sign"] ?? WeChatSignature.sign(message, key: .builtInTest, kind: .md5)
        return message
      }
      for (reason, change) in [
        ("notify-sign-wrong", { $0["sign"] = "0" }),
        ("notify-other-merchant", { $0["mch_id"] = "9" }),
        ("notify-not-paid", { $0["result_code"] = "FAIL" }),
        ("notify-amount-differs", { $0["total_fee"] = "1" }),
        ("notify-unreadable", { $0["total_fee"] = "x" }),
        ("notify-unknown-order", { $0["out_trade_no"] = "C9" }),
      ] as [(String, (inout WeChatMessage) -> Void)] {
        let answer = try post(served, "/notify/wechat", message(change).xml)
        #expect(answer.contains("FAIL") && answer.contains(reason))
        try served.told("<-- 200 POST /notify/wechat \(reason)")
      }
      #expect(try post(served, "/notify/wechat", "<xml>").contains("notify-unreadable"))
      for (form, reason) in [
        ("", "notify-sign-wrong"),
        (alipayNotify(number, key: .builtInTestApp), "notify-sign-wrong"),
        (alipayNotify(number, ["app_id": "1"]), "notify-other-merchant"),
        (alipayNotify(number, ["seller_id": "1"]), "notify-other-merchant"),
        (alipayNotify(number, ["trade_status": "WAIT_BUYER_PAY"]), "notify-not-paid"),
        (alipayNotify(number, ["total_amount": "0.01"]), "notify-amount-differs"),
      ] {
        #expect(try post(served, "/notify/alipay", form, type: "text/plain") == "failure")
        try served.told("<-- 200 POST /notify/alipay \(reason)")
      }
      #expect(try served.ask("GET", "/orders/\(number)")[path: "status"] == "created")
      // The right ones count, each once.
      #expect(try post(served, "/notify/wechat", message { _ in }.xml).contains("SUCCESS"))
      #expect(try post(served, "/notify/wechat", message { _ in }.xml).contains("SUCCESS"))
      #expect(try post(served, "/notify/alipay", alipayNotify(number)) == "success")
      let paid = try served.ask("GET", "/orders/\(number)")
      #expect(paid[path: "payments"] == "2 items" && paid[path: "payments.1.surplus"] == "true")
    }
  }

  private func alipayNotify(
    _ number: String, _ changes: [String: String] = [:],
    key: AlipayPrivateKey = .builtInTestPlatform
  ) -> String {
    var all = [
      ("app_id", "2018061460417275"), ("seller_id", Trade.alipaySeller),
      ("trade_status", "TRADE_SUCCESS"), ("out_trade_no", number), ("trade_no", "A1"),
      ("total_amount", "1.00"), ("sign_type", "RSA2"),
    ].map { ($0.0, changes[$0.0] ?? $0.1) }
    all.append(("sign", AlipaySignature.sign(AlipayParameters(all), .notify, key: key)))
    return AlipayParameters(all).form
  }

  @Test func whatIsNotSignedForWeChatIsRefused() async throws {
    try await Served.run { served in
      let query = try wechat(served, .orderQuery, ["out_trade_no": "T"], key: WeChatKey("other"))
      #expect(query["err_code"] == "SIGNERROR" && query["sign"] == nil)
      try served.told("<-- 200 POST /pay/orderquery SIGNERROR")
      for body in [
        "", "<xml>", "<xml><a>1</a>", "{}",
        #"<!DOCTYPE x [<!ENTITY a "b">]><xml><a>&a;</a></xml>"#,
      ] {
        #expect(try post(served, "/pay/unifiedorder", body).contains("XML_FORMAT_ERROR"))
      }
      let large = "<xml><body>\(String(repeating: "a", count: 1 << 20))</body></xml>"
      #expect(try send(served, "POST", "/pay/unifiedorder", large).status == 413)
      #expect(try send(served, "GET", "/pay/unifiedorder").status == 405)
    }
  }

  @Test func aMerchantThatDoesNotAnswerIsToldAgain() async throws {
    try await Served.run { served in
      let made = try wechat(
        served, .unifiedOrder,
        [
          "body": "tea", "out_trade_no": "T7", "total_fee": "5", "trade_type": "MWEB",
          "spbill_create_ip": "127.0.0.1",
          "notify_url": "http://127.0.0.1:\(served.port)/orders/none",
        ])
      let page = try target(try #require(made["mweb_url"]), of: served)
      _ = try send(served, "POST", page, "act=pay")
      served.clock.advance(.seconds(1))
      try served.told("==> wechat T7 #1 false")
      let untold = try await served.book.untoldTrades(limit: 9)
      #expect(untold.map(\.outTradeNo) == ["T7"])
    }
  }
}
