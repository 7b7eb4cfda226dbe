import Channels
import Simulation
import TTPay
import Testing

@Suite struct AlipayServerTests {
  private var shop = Shop()

  private mutating func query() throws -> String {
    try shop.alipay("alipay.trade.query", #"{"out_trade_no":"T1"}"#)
  }

  @Test mutating func aTradeIsThereOnceThePayerHasOpenedIt() throws {
    #expect(
      try query().contains(
        #""code":"40004","msg":"Business Failed","sub_code":"ACQ.TRADE_NOT_EXIST""#))
    #expect(shop.open() == nil)
    #expect(try query().contains(#""trade_status":"WAIT_BUYER_PAY""#))
    #expect(shop.trade?.pay(at: shop.now) == true)
    let paid = try query()
    #expect(paid.hasPrefix(#"alipay_trade_query_response {"code":"10000","msg":"Success","#))
    #expect(paid.contains(#""trade_status":"TRADE_SUCCESS""#))
    #expect(paid.contains(#""total_amount":"1.00","trade_no":"20190825"#))
    // Opened again it is the same trade; with another amount it is none.
    #expect(shop.open() == nil)
    let other = Shop.orderString(#"{"subject":"茶","out_trade_no":"T1","total_amount":1.01}"#)
    #expect(shop.open(other) == "ACQ.CONTEXT_INCONSISTENT")
  }

  @Test mutating func refundsInPartsAndInFull() throws {
    _ = shop.open()
    func refund(_ shop: inout Shop, _ amount: String, _ number: String?) throws -> String {
      let number = number.map { #","out_request_no":"\#($0)""# } ?? ""
      return try shop.alipay(
        "alipay.trade.refund", #"{"out_trade_no":"T1","refund_amount":"\#(amount)"\#(number)}"#)
    }
    #expect(try refund(&shop, "0.30", "R1").contains("ACQ.TRADE_STATUS_ERROR"))
    #expect(shop.trade?.pay(at: shop.now) == true)
    for wrong in ["0", "-1", "0.001", "a"] {
      #expect(try refund(&shop, wrong, "R1").contains("ACQ.INVALID_PARAMETER"))
    }
    #expect(try refund(&shop, "0.30", nil).contains("ACQ.INVALID_PARAMETER"))
    #expect(try refund(&shop, "0.30", "R1").contains(#""fund_change":"Y""#))
    #expect(try refund(&shop, "0.30", "R1").contains(#""fund_change":"N""#))
    #expect(try refund(&shop, "0.31", "R1").contains("ACQ.DISCORDANT_REPEAT_REQUEST"))
    #expect(try refund(&shop, "0.71", "R2").contains("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL"))
    #expect(try query().contains("TRADE_SUCCESS"))
    #expect(try refund(&shop, "0.70", "R2").contains(#""refund_fee":"1.00""#))
    #expect(try query().contains("TRADE_CLOSED"))
    let method = "alipay.trade.fastpay.refund.query"
    let found = try shop.alipay(method, #"{"out_trade_no":"T1","out_request_no":"R1"}"#)
    #expect(found.contains(#""refund_amount":"0.30","refund_status":"REFUND_SUCCESS""#))
    #expect(
      try shop.alipay(method, #"{"out_trade_no":"T1","out_request_no":"R9"}"#)
        == #"alipay_trade_fastpay_refund_query_response {"code":"10000","msg":"Success"}"#)
  }

  @Test mutating func closesWhatIsNotPaid() throws {
    let method = "alipay.trade.close"
    #expect(try shop.alipay(method, #"{"out_trade_no":"T1"}"#).contains("ACQ.TRADE_NOT_EXIST"))
    _ = shop.open()
    #expect(try shop.alipay(method, #"{"out_trade_no":"T1"}"#).contains(#""code":"10000""#))
    #expect(try shop.alipay(method, #"{"out_trade_no":"T1"}"#).contains("ACQ.TRADE_STATUS_ERROR"))
    #expect(try query().contains("TRADE_CLOSED"))
    #expect(shop.trade?.pay(at: shop.now) == false)
  }

  @Test mutating func anUnpaidTradeExpires() throws {
    _ = shop.open()
    shop.now = shop.now + .minutes(5)
    #expect(shop.trade?.pay(at: shop.now) == false)
    #expect(try query().contains("TRADE_CLOSED"))
  }

  @Test(arguments: [
    ("2h", 7_200), ("1d", 86_400), ("90m", 5_400),
    // 2019-08-25 16:11:21 to midnight.
    ("1c", 28_119),
  ])
  mutating func timesOut(_ express: String, _ seconds: Int64) {
    let content =
      #"{"subject":"t","out_trade_no":"T1","total_amount":"1","timeout_express":"\#(express)"}"#
    #expect(shop.open(Shop.orderString(content)) == nil)
    #expect(shop.trade?.expiresAt == shop.now + .seconds(seconds))
  }

  @Test(arguments: [
    "[]", "", "{", #"{"out_trade_no":"T1","total_amount":"1"}"#,
    #"{"subject":"t","total_amount":"1"}"#, #"{"subject":"t","out_trade_no":"T1"}"#,
    #"{"subject":"t","out_trade_no":"T1","total_amount":"0"}"#,
    #"{"subject":"t","out_trade_no":"T\u00001","total_amount":"1"}"#,
    #"{"subject":"t","out_trade_no":"T 1","total_amount":"1"}"#,
    #"{"subject":"t","out_trade_no":"T1","total_amount":"0.001"}"#,
    #"{"subject":"t","out_trade_no":"T1","total_amount":"1","timeout_express":"x"}"#,
    #"{"subject":"t","out_trade_no":"T1","total_amount":"1","timeout_express":"99999999999999d"}"#,
    #"{"subject":"t","out_trade_no":"T1","total_amount":"1","time_expire":"soon"}"#,
  ])
  mutating func whatIsNoOrderDoesNotOpen(_ content: String) {
    #expect(shop.open(Shop.orderString(content)) != nil)
    #expect(shop.trade == nil)
  }

  @Test mutating func signsAreVerified() throws {
    #expect(shop.open(Shop.orderString(key: .builtInTestPlatform)) == "isv.invalid-signature")
    #expect(shop.open(Shop.orderString(signType: "RSA")) == "isv.invalid-signature-type")
    #expect(shop.trade == nil)
    func answer(_ change: (inout [(String, String)]) -> Void) throws -> String {
      var all = [
        ("app_id", "2018"), ("method", "alipay.trade.query"), ("charset", "utf-8"),
        ("sign_type", "RSA2"), ("biz_content", #"{"out_trade_no":"T1"}"#),
      ]
      change(&all)
      if !all.contains(where: { $0.0 == "sign" }) {
        all.append(("sign", AlipaySignature.sign(AlipayParameters(all), key: .builtInTestApp)))
      }
      var shop = shop
      return try shop.alipay(AlipayParameters(all))
    }
    #expect(try answer { _ in }.contains("ACQ.TRADE_NOT_EXIST"))
    #expect(try answer { $0.append(("sign", "")) }.contains("isv.missing-signature"))
    for sign in ["AAAA", "%%", String(repeating: "A", count: 344)] {
      #expect(try answer { $0.append(("sign", sign)) }.contains("isv.invalid-signature\""))
    }
    #expect(try answer { $0[3].1 = "RSA" }.contains("isv.invalid-signature-type"))
    #expect(try answer { $0[2].1 = "GBK" }.contains("isv.invalid-charset"))
    #expect(try answer { $0[0].1 = "" }.contains("isv.missing-app-id"))
    #expect(
      try answer { $0[1].1 = "alipay.x" }.hasPrefix(#"error_response {"code":"40002""#))
    #expect(try answer { $0[1].1 = "" }.contains("isv.missing-method"))
  }
}
