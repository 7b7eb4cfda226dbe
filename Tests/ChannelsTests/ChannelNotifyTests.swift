import Channels
import Simulation
import TTPay
import Testing

@Suite struct ChannelNotifyTests {
  private var shop = Shop()

  @Test(arguments: WeChatSignature.Kind.allCases)
  mutating func weChatTellsOfAPayment(_ kind: WeChatSignature.Kind) throws {
    _ = try shop.unify(["attach": "7"], kind: kind)
    #expect(shop.trade?.notify(at: shop.now) == nil)
    #expect(shop.trade?.pay(at: shop.now) == true)
    let notify = try #require(shop.trade?.notify(at: shop.now))
    #expect(notify.url == "http://127.0.0.1:1/n")
    let message = try WeChatMessage(xml: shop.keys.document(notify).bytes)
    #expect(WeChatSignature.verify(message, key: .builtInTest) == .verified)
    #expect(message["out_trade_no"] == "T1" && message["total_fee"] == "100")
    #expect(message["transaction_id"] == shop.trade?.tradeNo && message["attach"] == "7")
    #expect(message["mch_id"] == "1300000004" && message["appid"] == "wx1")
    let forged = try WeChatMessage(xml: shop.keys.document(notify, isForged: true).bytes)
    #expect(WeChatSignature.verify(forged, key: .builtInTest) == .wrong)
    let other = try #require(shop.trade?.notify(at: shop.now, amount: 1))
    let less = try WeChatMessage(xml: shop.keys.document(other).bytes)
    #expect(less["total_fee"] == "1")
    #expect(WeChatSignature.verify(less, key: .builtInTest) == .verified)
  }

  @Test mutating func alipayTellsOfAPayment() throws {
    _ = shop.open()
    #expect(shop.trade?.pay(at: shop.now) == true)
    let notify = try #require(shop.trade?.notify(at: shop.now))
    let key = AlipayPrivateKey.builtInTestPlatform.publicKey
    let form = AlipayParameters(
      form: String(decoding: shop.keys.document(notify).bytes, as: UTF8.self))
    #expect(AlipaySignature.isRight(form, .notify, key: key))
    #expect(form["trade_status"] == "TRADE_SUCCESS" && form["subject"] == "茶")
    #expect(form["total_amount"] == "1.00" && form["app_id"] == "2018")
    let forged = AlipayParameters(
      form: String(decoding: shop.keys.document(notify, isForged: true).bytes, as: UTF8.self))
    #expect(!AlipaySignature.isRight(forged, .notify, key: key))
  }

  @Test func onlyTheRightAnswerCounts() {
    #expect(Channel.alipay.takes(answer: Array("success".utf8)))
    for body in ["success\n", "SUCCESS", "", "{\"code\":\"success\"}"] {
      #expect(!Channel.alipay.takes(answer: Array(body.utf8)))
    }
    let xml = "<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>"
    #expect(Channel.wechat.takes(answer: Array(xml.utf8)))
    for body in ["success", "<xml><return_code>FAIL</return_code></xml>", xml + "x"] {
      #expect(!Channel.wechat.takes(answer: Array(body.utf8)))
    }
  }
}
