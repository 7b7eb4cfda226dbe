import Channels
import Simulation
import TTPay
import Testing

@Suite struct WeChatServerTests {
  private var shop = Shop()

  private func error(_ answer: WeChatMessage) -> String? { answer["err_code"] }

  @Test(arguments: WeChatSignature.Kind.allCases)
  mutating func anOrderIsMadePaidAndRefunded(_ kind: WeChatSignature.Kind) throws {
    let made = try shop.unify(["attach": "a&b<c"], kind: kind)
    #expect(made["result_code"] == "SUCCESS" && made["trade_type"] == "MWEB")
    let url = try #require(made["mweb_url"])
    #expect(url.hasPrefix("http://127.0.0.1:8080/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx"))
    #expect(WeChatPrepay.id(in: url) == made["prepay_id"])

    var found = try shop.wechat(.orderQuery, ["out_trade_no": "T1"], kind: kind)
    #expect(found["trade_state"] == "NOTPAY" && found["transaction_id"] == nil)
    #expect(shop.trade?.pay(at: shop.now + .seconds(9)) == true)
    found = try shop.wechat(.orderQuery, ["out_trade_no": "T1"], kind: kind)
    #expect(found["trade_state"] == "SUCCESS" && found["total_fee"] == "100")
    #expect(found["time_end"] == "20190825161130" && found["attach"] == "a&b<c")
    let transaction = try #require(found["transaction_id"])
    #expect(transaction.utf8.count == 28)

    let first = try shop.wechat(
      .refund,
      [
        "transaction_id": transaction, "out_refund_no": "R1", "total_fee": "100",
        "refund_fee": "30",
      ])
    #expect(first["result_code"] == "SUCCESS" && first["refund_fee"] == "30")
    let again = try shop.wechat(
      .refund,
      ["out_trade_no": "T1", "out_refund_no": "R1", "total_fee": "100", "refund_fee": "30"])
    #expect(again["refund_id"] == first["refund_id"])
    found = try shop.wechat(.orderQuery, ["transaction_id": transaction])
    #expect(found["trade_state"] == "REFUND")
    for number in ["out_refund_no", "refund_id"] {
      let value = try #require(first[number])
      let refunds = try shop.wechat(.refundQuery, [number: value])
      #expect(refunds["refund_count"] == "1" && refunds["refund_status_0"] == "SUCCESS")
      #expect(refunds["refund_fee_0"] == "30" && refunds["out_refund_no_0"] == "R1")
    }
  }

  @Test mutating func refundsHaveTheirLimits() throws {
    _ = try shop.unify()
    func code(_ shop: inout Shop, _ fee: String, total: String = "100", _ number: String) throws
      -> String?
    {
      try shop.wechat(
        .refund,
        ["out_trade_no": "T1", "out_refund_no": number, "total_fee": total, "refund_fee": fee])[
          "err_code"]
    }
    #expect(try code(&shop, "30", "R1") == "TRADE_STATE_ERROR")
    #expect(shop.trade?.pay(at: shop.now) == true)
    #expect(try code(&shop, "30", total: "99", "R1") == "PARAM_ERROR")
    #expect(try code(&shop, "101", "R1") == "PARAM_ERROR")
    #expect(try code(&shop, "60", "R1") == nil)
    #expect(try code(&shop, "50", "R1") == "PARAM_ERROR")
    #expect(try code(&shop, "41", "R2") == "NOTENOUGH")
    #expect(try code(&shop, "40", "R2") == nil)
    #expect(shop.trade?.refundable == 0)
    #expect(
      try error(shop.wechat(.refundQuery, ["out_refund_no": "R9"])) == "REFUNDNOTEXIST")
  }

  @Test func noTwoNamesHaveOneText() {
    let numbers = ["a\tb", "a\\tb", "a\\\tb", "a\\\\tb", "a", "b", "a\\", "\\b"]
    let names = numbers.flatMap { merchant in
      numbers.map { TradeName.order(.wechat, merchant: merchant, outTradeNo: $0) }
    }
    #expect(Set(names.map(\.text)).count == names.count)
  }

  @Test mutating func aNumberIsUsedOnce() throws {
    let first = try shop.unify()
    shop.now = shop.now + .minutes(4)
    #expect(try shop.unify()["prepay_id"] == first["prepay_id"])
    #expect(shop.trade?.urlMadeAt == shop.now)
    #expect(try error(shop.unify(["total_fee": "101"])) == "OUT_TRADE_NO_USED")
    #expect(try error(shop.unify(["body": "coffee"])) == "OUT_TRADE_NO_USED")
    #expect(shop.trade?.pay(at: shop.now) == true)
    #expect(shop.trade?.pay(at: shop.now) == false)
    #expect(try error(shop.unify()) == "ORDERPAID")
    #expect(try error(shop.wechat(.closeOrder, ["out_trade_no": "T1"])) == "ORDERPAID")
  }

  @Test mutating func closingWaitsForFiveMinutes() throws {
    _ = try shop.unify()
    let tooEarly = try shop.wechat(.closeOrder, ["out_trade_no": "T1"])
    #expect(tooEarly["result_code"] == "FAIL" && error(tooEarly) == "TRADE_STATE_ERROR")
    shop.now = shop.now + .minutes(5)
    #expect(try shop.wechat(.closeOrder, ["out_trade_no": "T1"])["result_code"] == "SUCCESS")
    #expect(try error(shop.wechat(.closeOrder, ["out_trade_no": "T1"])) == "ORDERCLOSED")
    #expect(try error(shop.unify()) == "ORDERCLOSED")
    #expect(shop.trade?.pay(at: shop.now) == false)
    #expect(try shop.wechat(.orderQuery, ["out_trade_no": "T1"])["trade_state"] == "CLOSED")
  }

  @Test mutating func anExpiredOrderCannotBePaid() throws {
    _ = try shop.unify(["time_expire": "20190825162121"])
    #expect(shop.trade?.expiresAt == shop.now + .minutes(10))
    #expect(shop.trade?.pay(at: shop.now + .minutes(10)) == false)
    #expect(shop.trade?.obstacle(at: shop.now + .minutes(10)) == .expired)
    #expect(shop.trade?.pay(at: shop.now + .minutes(9)) == true)
  }

  @Test mutating func anotherMerchantsTradeIsNobodys() throws {
    _ = try shop.unify()
    #expect(shop.trade?.pay(at: shop.now) == true)
    let transaction = try #require(shop.trade?.tradeNo)
    #expect(
      try error(
        shop.wechat(.orderQuery, ["transaction_id": transaction, "mch_id": "999"]))
        == "ORDERNOTEXIST")
    #expect(try error(shop.wechat(.orderQuery, ["out_trade_no": "T9"])) == "ORDERNOTEXIST")
  }

  @Test(arguments: [
    ("body", ""), ("total_fee", ""), ("total_fee", "0"), ("total_fee", "1.5"),
    ("total_fee", "01"), ("total_fee", "10000000001"), ("out_trade_no", ""),
    ("out_trade_no", "茶"), ("out_trade_no", String(repeating: "1", count: 33)),
    ("trade_type", "APP"), ("notify_url", "shop"), ("spbill_create_ip", ""),
    ("time_expire", "tomorrow"), ("time_expire", "20191325161121"),
    ("body", String(repeating: "茶", count: 129)),
    ("attach", String(repeating: "a", count: 128)),
    ("notify_url", "http://a.example/" + String(repeating: "a", count: 256)),
  ])
  mutating func parametersAreChecked(_ name: String, _ value: String) throws {
    let answer = try shop.unify([name: value])
    #expect(error(answer) == "PARAM_ERROR" && answer["err_code_des"]?.contains(name) == true)
    #expect(shop.trade == nil)
  }

  @Test mutating func aWrongSignIsAnsweredWithoutOne() throws {
    let unsigned = WeChatMessage([
      .init("appid", "wx1"), .init("mch_id", "1"), .init("nonce_str", "n"),
      .init("out_trade_no", "T1"),
    ])
    func state(_ sign: String?, kind: String? = nil) throws -> WeChatMessage {
      var message = unsigned
      message["sign"] = sign
      message["sign_type"] = kind
      var shop = shop
      return try shop.wechat(.orderQuery, xml: message.xml)
    }
    let right = WeChatSignature.sign(unsigned, key: .builtInTest, kind: .md5)
    for (sign, kind) in [
      (nil, nil), ("", nil), ("00", nil), (right.lowercased(), nil), (right, "HMAC-SHA256"),
      (right, "RSA"),
      (WeChatSignature.sign(unsigned, key: WeChatKey("other"), kind: .md5), nil),
    ] as [(String?, String?)] {
      let answer = try state(sign, kind: kind)
      #expect(answer["return_code"] == "FAIL" && error(answer) == "SIGNERROR")
    }
    #expect(try error(state(right)) == "ORDERNOTEXIST")
  }

  @Test(arguments: [
    "", "x", "<xml>", "<xml></xml", "<html></html>", "<xml><a>1</a><a>2</a></xml>",
    #"<!DOCTYPE xml [<!ENTITY a "aaaa">]><xml><body>&a;</body></xml>"#,
    #"<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><body>&a;</body></xml>"#,
    "<xml><a><b>1</b></a></xml>",
  ])
  mutating func whatIsNoMessageIsRefused(_ xml: String) throws {
    let answer = try shop.wechat(.unifiedOrder, xml: xml)
    #expect(answer["return_code"] == "FAIL" && answer["return_msg"] == "XML格式错误")
    #expect(shop.trade == nil)
  }
}
