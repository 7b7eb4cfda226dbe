import Documents
import TTPay
import Testing

@Suite struct SignatureTests {
  @Test func givesBothVectors() throws {
    let seed = try fixture("seed-order.js").order
    #expect(OrderSignature.sign(seed, secret: AppSecret("a")) == "07d5988aa5dc9f9f604711a118ad16cf")
    let sample = try fixture("vector-a.json").order
    #expect(
      OrderSignature.sign(sample, secret: AppSecret("a")) == "0f1e3358a9898d7c4c6c23740251808a")
    #expect(
      OrderSignature.text(of: sample)
        == "alipay_url=app_id=2019000000000006&biz_content=xxxx&app_id=800000000001&body=测试订单"
        + "&currency=CNY&merchant_id=1900000001&out_order_no=201900000000000001&payment_type=direct"
        + "&product_code=pay&sign_type=MD5&subject=测试订单&timestamp=1570694312&total_amount=1"
        + "&trade_time=1570585744&trade_type=H5&uid=0000000000000001&valid_time=300&version=2.0"
        + "&wx_type=MWEB&wx_url=https://wx.tenpay.com/xxx")
  }

  @Test func signsUnknownFieldsAsTheyStand() throws {
    let order = try options(
      #"{z: 1.0, "é": 'x', a: true, ab: null, b: {k: [1e2, 'é']}, sign: 'q', abcdefghj: 1, abcdefghi: ''}"#
    ).order
    #expect(
      OrderSignature.text(of: order) == #"a=true&abcdefghj=1&b={"k":[100,"é"]}&z=1&é=x"#)
  }

  private let order = OrderInfo([
    ("uid", "7"), ("total_amount", "150"), ("subject", "测试 订单"), ("body", "a/b~c*d (e)!"),
    ("empty", ""), ("sign_type", "MD5"), ("app_id", "800"), ("risk_info", #"{"ip":"1.2.3.4"}"#),
  ])
  private let secret = AppSecret("s3cret")

  @Test func signsTheRightWay() {
    var order = order
    order.set("sign", "5e5c2986d377d41eb252b4bd74a1ea27")
    #expect(OrderSignature.verify(order, secret: secret) == .verified)
    #expect(OrderSignature.diagnose(order, secret: secret) == [])
    #expect(OrderSignature.verify(order, secret: nil) == .notVerified)
  }

  /// Signs made with Python's hashlib, urllib and codecs.
  @Test(arguments: [
    ("risk-info-signed", "fbd3d815bf36704b9c5da8139d399da8"),
    ("empty-values-kept", "067e7220509f29a346f8b8da202044b7"),
    ("wechat-key-suffix", "c696119b30e6f66292092b5b313b05f3"),
    ("wechat-key-suffix", "C696119B30E6F66292092B5B313B05F3"),
    ("ampersand-before-secret", "c367a5f1a867763f987c64b79534ce47"),
    ("secret-first", "bedaf16dba4f4ec15f85bb5a21957178"),
    ("secret-missing", "b720b0460baf41c4ac45f4adb88ff2fb"),
    ("values-percent-encoded", "79e81c867e4fc50d1965b43a5d583b68"),
    ("values-percent-encoded", "325e470acaafef815ea1f2bc3fa82849"),
    ("values-percent-encoded", "ea8d2d1dcdfc545724d75dfb3c2ba5c9"),
    ("values-percent-encoded", "9fdc615e00fefcf629519ac27ffdfffe"),
    ("values-form-encoded", "22f55d0ee0e8046df66d14e55662c027"),
    ("values-form-encoded", "d962b2f235251c040a60e51be951e323"),
    ("sign-type-dropped", "85050a34213228d53a3087648227156a"),
    ("unsorted", "e99e6371ad3b9e404032dc3071520867"),
    ("ascii-encoded", "dc43efcbcd9ce205b93c90ef710c5082"),
    ("gbk-encoded", "6f41989a8c07a8751208accc10560893"),
    ("amount-two-decimals", "abb7ced1f2c251d99466afe4e5ddcd86"),
    ("amount-in-yuan", "5ae653aceb37a2eda74f761a1e0d8627"),
    ("amount-in-yuan", "b37905f02976bbc1836cc1298abb531c"),
    ("secret-trailing-newline", "4049a282efa6d67e3f9d002e020b98e1"),
    ("upper-case-hex", "5E5C2986D377D41EB252B4BD74A1EA27"),
    ("values-only-sorted", "f69923e1cb7129047b91e12ada17d21a"),
    ("values-only-sorted", "79d829879dd46df631b573c6f1920e81"),
    ("values-only-sorted", "63d09607b292248072b3f85e1c7ca10a"),
  ])
  func recognisesEachMistake(_ identifier: String, _ sign: String) {
    var order = order
    order.set("sign", sign)
    #expect(OrderSignature.diagnose(order, secret: secret).map(\.rawValue) == [identifier])
  }

  @Test func listsEveryMistakeThatExplainsASign() {
    // md5("k=v" + "s"): without spaces and Chinese both encodings agree with the raw text, and
    // with one field its order does.
    var order = OrderInfo([("k", "a/b"), ("sign", "")])
    // printf 'k=a%%2Fbs' | md5sum
    order.set("sign", "f9a6330d3e1121142ef00345f7457a57")
    let mistakes = OrderSignature.diagnose(order, secret: AppSecret("s"))
    #expect(mistakes == [.valuesPercentEncoded, .valuesFormEncoded])
  }

  @Test func knowsNoMistakeForAStrangeSign() {
    var order = order
    order.set("sign", "00000000000000000000000000000000")
    #expect(OrderSignature.verify(order, secret: secret) == .wrong([]))
  }

  @Test func manyFieldsAreSortedLikeFew() {
    var order = OrderInfo()
    for number in (0..<200).reversed() { order.set("k\(1_000 + number)", "\(number)") }
    let names = OrderSignature.text(of: order).split(separator: "&").map { $0.prefix(5) }
    #expect(names == names.sorted() && names.count == 200)
  }

  @Test func neverShowsTheSecret() {
    var dumped = ""
    dump(secret, to: &dumped)
    dump([secret: 1].keys.first, to: &dumped)
    #expect(!"\(secret)\(String(reflecting: secret))\(dumped)\([secret])".contains("s3cret"))
    #expect("\(secret)" == "‹secret›")
    #expect(AppSecret.builtInTest.isBuiltInTest && !secret.isBuiltInTest)
  }

  @Test func signsAFreshOrder() throws {
    let fresh = try fixture("seed-order.js").order.freshlySigned(at: 1_700_000_000, secret: secret)
    #expect(fresh.tradeTime == "1700000000" && fresh["timestamp"] == "1700000000")
    #expect(OrderSignature.verify(fresh, secret: secret) == .verified)
    #expect(try options(fresh.json(indented: true)).order.fields == fresh.fields)
  }
}
