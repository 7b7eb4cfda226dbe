import Documents
import TTPay
import Testing

@Suite struct OrderCheckTests {
  @Test(arguments: [
    ("merchant_id", "a b"), ("app_id", ""), ("out_order_no", String(repeating: "a", count: 33)),
    ("sign_type", "RSA"), ("version", "1.0"), ("trade_type", "APP"), ("product_code", "x"),
    ("payment_type", "x"), ("currency", "USD"), ("timestamp", "123456789012"),
    ("trade_time", "1566720681.5"), ("valid_time", "0"), ("valid_time", "123456789"),
    ("total_amount", "01"), ("total_amount", "0.01"), ("total_amount", "0"),
    ("total_amount", "99999999999999999999"), ("subject", ""), ("body", ""),
    ("notify_url", "ftp://x"), ("notify_url", "https://"), ("wx_type", "APP"), ("wx_type", ""),
    ("risk_info", "127.0.0.1"), ("risk_info", "{ip:'1'}"),
  ])
  func malformedFields(_ name: String, _ text: String) throws {
    let findings = check(try seed([(name, text)])).filter { $0.code != "TS4113" }
    #expect(findings.map(\.code) == ["CD0015"])
    #expect(findings.first?.field == name)
  }

  @Test func listsEveryFindingInTheOrderOfTheTable() throws {
    var options = try seed([
      ("uid", String(repeating: "u", count: 40)), ("body", nil), ("currency", "USD"),
      ("wx_url", nil), ("wx_type", nil), ("alipay_url", nil), ("sign", "FF"),
    ])
    options.debug = true
    let findings = check(options, now: 1_600_000_000)
    #expect(
      findings.map(\.code) == [
        "CD0015", "CD0015", "CD0011", "CD0116", "CD0025", "TS4113", "debug-on",
      ])
    #expect(findings.prefix(2).map(\.field) == ["currency", "body"])
    let merchant = MerchantIdentity(merchantID: "1", appID: "800000040005")
    let other = OrderCheck.findings(of: try seed().order, sign: .verified, merchant: merchant)
    #expect(
      other == [Finding(.otherMerchant, field: "merchant_id", values: ["1300000004", "1"])])
  }

  @Test func aMissingSignIsAParameterAndAWrongOneIsNot() throws {
    #expect(check(try seed([("sign", nil)])).map(\.code) == ["CD0015"])
    #expect(check(try seed([("sign", "x")])).map(\.code) == ["CD0025"])
    #expect(
      check(try seed([("sign", "x")]), secret: nil).map(\.code) == [
        "sign-malformed", "sign-not-verified",
      ])
  }

  @Test(arguments: [
    ("wx_url", "https%3A%2F%2Fwx.tenpay.com%2Fx", "wx-url-encoded"),
    ("wx_url", "https://wx.tenpay.com/x?redirect_url=y", "wx-url-redirect"),
    ("alipay_url", "method=alipay.trade.wap.pay", "alipay-string-invalid"),
    ("notify_url", "https://shop.example/alipay/notify", "notify-url-of-channel"),
    ("notify_url", "https://api.mch.weixin.qq.com/x", "notify-url-of-channel"),
    (
      "notify_url", "http://api-test-pcs.snssdk.com/gateway/payment/callback/alipay/notify/pay",
      "notify-url-of-channel"
    ),
    ("subject", "gift \u{202E}txt", "unprintable-text"),
    ("risk_info", "{}", "risk-info-without-ip"),
  ])
  func warnsAndOpens(_ name: String, _ text: String, _ code: String) throws {
    let findings = check(try seed([(name, text)]))
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.level == .warning)
  }

  @Test func readsNumbersAsJavaScriptPrintsThem() throws {
    let text = String(decoding: try fixtureBytes("seed-order-signed-a.json"), as: UTF8.self)
    for (written, fen) in [("1.0", 1), ("1e2", 100), ("\"1\"", 1)] as [(String, Int64)] {
      let order = try options(
        text.replacing("\"total_amount\": 1,", with: "\"total_amount\": \(written),")
      ).order
      #expect(order.totalAmount == Amount(fen: fen))
      let codes = OrderCheck.findings(of: order, sign: .verified).map(\.code)
      #expect(codes.contains("number-rewritten") == (written != "\"1\""))
      #expect(!codes.contains("CD0015"))
    }
  }

  @Test func advisesOnTheOptions() throws {
    let head = "tt.pay({orderInfo: {wx_url: 'https://wx.tenpay.com/x', wx_url: 'https://x.y/z'}, "
    func codes(_ rest: String) throws -> [String] {
      OrderCheck.findings(of: try options(head + rest + "})"), sign: .verified)
        .filter { $0.level == .warning }.map(\.code)
    }
    #expect(try codes("service: 1") == ["duplicate-key", "get-order-status-missing"])
    #expect(try codes("service: 1, getOrderStatus() {}, _debug: 0") == ["duplicate-key"])
    #expect(
      try codes("service: 3, getOrderStatus, _debug: 1") == [
        "duplicate-key", "debug-on", "get-order-status-unused",
      ])
  }

  @Test(
    arguments: [
      ("service: 1", nil), ("", "service-missing"), ("service: 5", "service-unsupported"),
      ("service: 2", "service-unknown"), ("service: '1'", "service-unknown"),
      ("service: 3", nil), ("service: 4", "alipay-url-missing"),
    ] as [(String, String?)])
  func saysWhatKeepsTheSheetFromRising(_ rest: String, _ code: String?) throws {
    let text = "tt.pay({orderInfo: {wx_url: 'https://wx.tenpay.com/x'}, \(rest)})"
    #expect(OrderCheck.refusal(of: try options(text))?.code == code)
  }

  @Test func aBareOrderLeavesTheOptionsUnknown() throws {
    let bare = try seed()
    #expect(bare.service == nil && bare.hasGetOrderStatus == nil && bare.defaultChannel == nil)
    #expect(OrderCheck.refusal(of: bare) == nil)
    let full = try options(
      "tt.pay({orderInfo: {uid: '1'}, service: 1, payChannel: {default_pay_channel: 'wx'}})")
    #expect(full.service == 1 && full.hasGetOrderStatus == false)
    #expect(full.defaultChannel == .wechat)
  }

  @Test(arguments: [
    "tt.pay({service: 1})", "{orderInfo: 1, service: 1}", "{orderInfo: null}",
    "{orderInfo: '{\"uid\":\"1\"}', service: 1}",
  ])
  func anOrderThatIsNoObjectCannotRaiseTheSheet(_ text: String) throws {
    let options = try options(text)
    #expect(!options.orderIsObject && OrderCheck.refusal(of: options)?.code == "order-not-object")
    #expect(OrderCheck.findings(of: options, sign: .notVerified).isEmpty)
  }

  @Test(arguments: [("'1'", "\"1\""), ("1.5", "1.5"), ("true", "true"), ("70000", "70000")])
  func aServiceOfAnotherKindIsShownAsItWasWritten(_ written: String, _ shown: String) throws {
    let refusal = OrderCheck.refusal(
      of: try options("tt.pay({orderInfo: {}, service: \(written)})"))
    #expect(refusal?.code == "service-unknown" && refusal?.values == [shown])
  }

  @Test(arguments: [
    ("https://wx.tenpay.com/cgi-bin/checkmweb%3Fprepay_id%3Dwx1%26package%3D2", true),
    ("https%3A%2F%2Fwx.tenpay.com%2Fx", true),
    ("https://wx.tenpay.com/cgi-bin/checkmweb?prepay_id=wx1&package=%2F", false),
  ])
  func anEncodedWeChatURLIsNoticed(_ url: String, _ isEncoded: Bool) throws {
    let codes = check(try seed([("wx_url", url)])).map(\.code)
    #expect(codes.contains("wx-url-encoded") == isEncoded)
  }

  @Test(arguments: ["", "0.010", "1e-2", "-1"])
  func alipaysAmountMustBeOne(_ amount: String) throws {
    let content = #"{"out_trade_no":"1","total_amount":"\#(amount)"}"#
    let url =
      "app_id=1&method=alipay.trade.app.pay&sign=x&biz_content="
      + PercentEncoding.url.encode(content)
    let finding = check(try seed([("alipay_url", url)])).first { $0.level == .warning }
    #expect(finding?.code == "alipay-string-invalid")
    #expect(finding?.values == ["biz_content.total_amount"])
  }

  @Test func uidsAreTheirBytes() {
    var registry = OrderRegistry()
    func call(_ uid: String) -> [Finding] {
      registry.admit(
        OrderIdentity(outOrderNo: "A", uid: uid, tradeTime: "1", expiresAt: 9), now: 1)
    }
    #expect(call("\u{e9}").isEmpty)
    #expect(call("e\u{301}").map(\.code) == ["4004"])
  }

  @Test func joinedEmojiAreNoThreat() throws {
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"
    #expect(check(try seed([("subject", family)])).isEmpty)
  }

  @Test(arguments: [
    (
      "tt.pay({orderInfo, service: 1})",
      "1:9: orderInfo is a variable here: paste the object itself"
    ),
    ("{uid: user.id}", "1:7: the value of uid is code, not data: paste the value itself"),
  ])
  func refusesCodeInPlaceOfData(_ text: String, _ message: String) {
    let error = #expect(throws: ReadError.self) { try options(text) }
    #expect(error?.text(in: .en) == message)
  }
}
