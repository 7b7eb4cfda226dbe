import Documents
import TTPay
import Testing

@Suite struct ValueTests {
  @Test(arguments: [("0.01", 1), ("1", 100), ("12.5", 1250), ("0.00", 0)] as [(String, Int64)])
  func readsYuanExactly(_ yuan: String, _ fen: Int64) {
    #expect(Amount(yuan: yuan)?.fen == fen)
  }

  @Test(arguments: [
    "", ".", "1.", ".5", "0.001", "-1", "1e2", "1.2.3", "92233720368547758.08", "１",
  ])
  func refusesWhatIsNoAmount(_ yuan: String) {
    #expect(Amount(yuan: yuan) == nil)
  }

  @Test func printsAmounts() {
    #expect(Amount(fen: 1).description == "¥0.01")
    #expect(Amount(fen: -1250).yuan == "-12.50")
    #expect(Amount(fen: .min).yuan == "-92233720368547758.08")
  }

  @Test func keepsTheOrdersOwnOrder() throws {
    var order = try options("{b: '1', total_amount: 1.0, a: [1, {c: null}]}").order
    #expect(order.json() == #"{"b":"1","total_amount":1,"a":[1,{"c":null}]}"#)
    order.set("b", "2")
    order.set("z", "\u{1B}")
    #expect(order.json() == #"{"b":"2","total_amount":1,"a":[1,{"c":null}],"z":"\u001b"}"#)
    #expect(order["missing"] == nil)
  }

  @Test func computesTheExpiry() {
    let order = OrderInfo([("trade_time", "99999999999"), ("valid_time", "99999999")])
    #expect(order.expiresAt == 100_099_999_998)
    #expect(OrderInfo([("trade_time", "1"), ("valid_time", "x")]).expiresAt == nil)
    #expect(OrderInfo([("wx_url", ""), ("alipay_url", "x")]).channels == [.alipay])
  }

  @Test func everyCodeHasTextsInBothLanguages() {
    for code in FindingCode.allCases {
      let finding = Finding(
        code, field: "uid", values: code == .invalidParameter ? ["absent"] : ["1", "2"])
      for text in [finding.message, finding.cause, finding.remedy, finding.toast] {
        #expect(!text.zh.isEmpty && !text.en.isEmpty, "\(code)")
        #expect(!text.zh.contains("{0}") && !text.en.contains("{0}"))
        #expect(finding.message.en != finding.code, "\(code) has no text")
      }
    }
    for mistake in SignMistake.allCases {
      #expect(!mistake.title.zh.isEmpty && !mistake.remedy.en.isEmpty)
    }
  }

  @Test func boundsWhatTextsRepeat() {
    let long = String(repeating: "e\u{301}\u{1B}{1}", count: 10_000)
    let finding = Finding(
      .invalidParameter, field: "currency", values: ["malformed", long, "nested"])
    #expect(finding.message.en.unicodeScalars.count < 120)
    #expect(!containsUnprintable(finding.message.en))
    #expect(!finding.message.en.contains("nested"))
  }
}
