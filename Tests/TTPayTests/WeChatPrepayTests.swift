import TTPay
import Testing

@Suite struct WeChatPrepayTests {
  private let prepay = WeChatPrepay(
    merchant: "1300000004", outTradeNo: "C1", time: "20190825161121")

  @Test func looksLikeWeChats() {
    #expect(prepay.id.wholeMatch(of: /wx20190825161121[0-9a-f]{18}/) != nil)
    let url =
      #/https://wx\.tenpay\.com/cgi-bin/mmpayweb-bin/checkmweb\?prepay_id=wx\w+&package=\d{10}/#
    #expect(prepay.url().wholeMatch(of: url) != nil)
  }

  @Test func isFoundAgainInItsURL() {
    #expect(WeChatPrepay.id(in: prepay.url()) == prepay.id)
    #expect(WeChatPrepay.id(in: prepay.url(base: "http://127.0.0.1:8080")) == prepay.id)
    #expect(WeChatPrepay.id(in: "https://wx.tenpay.com/x?prepay_id=1") == nil)
    #expect(WeChatPrepay.id(in: "") == nil)
  }

  @Test func anotherOrderHasAnother() {
    let other = WeChatPrepay(merchant: "1300000004", outTradeNo: "C2", time: "20190825161121")
    #expect(other.id != prepay.id)
  }
}
