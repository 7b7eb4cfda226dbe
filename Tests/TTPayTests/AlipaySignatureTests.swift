import Foundation
import TTPay
import Testing

/// Against signs that openssl made, of the right text and of what servers sign by mistake.
@Suite struct AlipaySignatureTests {
  static func text(_ name: String) throws -> String {
    String(decoding: try fixtureBytes("alipay/\(name)"), as: UTF8.self)
  }

  static func signs() throws -> [String: String] {
    var signs: [String: String] = [:]
    for line in try text("signs.tsv").split(separator: "\n") {
      let columns = line.split(separator: "\t").map(String.init)
      signs[columns[0]] = columns[1]
    }
    return signs
  }

  static let unsigned: [(name: String, value: String)] = [
    ("app_id", "2014072300007148"), ("method", "alipay.trade.app.pay"), ("format", "JSON"),
    ("charset", "utf-8"), ("sign_type", "RSA2"), ("timestamp", "2019-08-25 16:11:21"),
    ("version", "1.0"), ("notify_url", "https://shop.example/notify?a=1"),
    (
      "biz_content",
      #"{"subject":"茶 & tea+","out_trade_no":"C1","total_amount":"0.01","#
        + #""product_code":"QUICK_MSECURITY_PAY"}"#
    ),
  ]

  static func parameters(sign: String) -> AlipayParameters {
    AlipayParameters(unsigned + [("sign", sign)])
  }

  static func publicKey() throws -> AlipayPublicKey {
    try #require(AlipayPublicKey(try text("app-public.pem")))
  }

  @Test func signsAsOpenSSLDoes() throws {
    let right = try #require(try Self.signs()["right"])
    for file in ["app-private.pem", "app-private-pkcs1.pem"] {
      let key = try #require(AlipayPrivateKey(try Self.text(file)))
      #expect(AlipaySignature.sign(AlipayParameters(Self.unsigned), key: key) == right)
      #expect(!"\(key) \(String(reflecting: key))".contains("MII"))
    }
    let signed = Self.parameters(sign: right)
    #expect(AlipaySignature.isRight(signed, key: try Self.publicKey()))
    #expect(AlipayParameters(form: signed.form) == signed)
    #expect(!AlipaySignature.isRight(signed, .notify, key: try Self.publicKey()))
  }

  @Test func keysInTheFormsThatAreHandedAround() throws {
    let pem = try Self.text("app-public.pem")
    let base64 = pem.split(separator: "\n").filter { !$0.hasPrefix("-") }.joined()
    #expect(AlipayPublicKey(base64) == AlipayPublicKey(pem))
    #expect(AlipayPublicKey(pem.replacing("\n", with: "\r\n")) == AlipayPublicKey(pem))
    for none in [
      "", "x", "MIIB", try Self.text("app-private.pem"), try Self.text("public-1024.pem"),
    ] {
      #expect(AlipayPublicKey(none) == nil)
    }
    #expect(AlipayPrivateKey(pem) == nil)
  }

  @Test func mistakesAreKnownByTheirSigns() throws {
    let key = try Self.publicKey()
    for (mistake, sign) in try Self.signs() {
      let expected = AlipaySignMistake(rawValue: mistake)
      #expect(AlipaySignature.diagnose(Self.parameters(sign: sign), key: key) == expected)
    }
    let right = try #require(try Self.signs()["right"])
    let twice = AlipayParameters(Self.unsigned + [("app_id", "2014072300007148"), ("sign", right)])
    #expect(AlipaySignature.diagnose(twice, key: key) == .parameterTwice)
    let blank = Self.parameters(sign: right.replacing("+", with: " "))
    #expect(AlipaySignature.diagnose(blank, key: key) == .signNotEncoded)
    #expect(AlipaySignature.diagnose(Self.parameters(sign: "%%"), key: key) == .noBase64)
    // A right sign of another text.
    var changed = Self.unsigned
    changed[0].value = "2"
    #expect(
      AlipaySignature.diagnose(AlipayParameters(changed + [("sign", right)]), key: key) == nil)
  }

  @Test func theCheckSaysWhatAlipayWouldSay() throws {
    let merchant = MerchantIdentity(alipayAppKey: try Self.publicKey())
    func findings(_ sign: String?, _ merchant: MerchantIdentity?) throws -> [Finding] {
      var order = try fixture("seed-order.js").order
      order.set("alipay_url", Self.parameters(sign: try #require(sign)).form)
      return OrderCheck.findings(of: order, sign: .notVerified, merchant: merchant)
        .filter { $0.code == "alipay-sign-wrong" }
    }
    let signs = try Self.signs()
    #expect(try findings(signs["right"], merchant).isEmpty)
    #expect(try findings(signs["unsorted"], nil).isEmpty)
    for mistake in AlipaySignMistake.allCases {
      guard let sign = signs[mistake.rawValue] else { continue }
      let found = try findings(sign, merchant)
      #expect(found.map(\.values) == [[mistake.rawValue]] && found[0].level == .warning)
      #expect(found[0].cause.en != Finding(.alipaySignWrong).cause.en)
    }
    #expect(try findings("AAAA", merchant).map(\.values) == [["another-key"]])
  }
}

@Suite struct AlipayKeyTests {
  @Test func builtInKeysAreTwo() {
    let (app, platform) = (AlipayPrivateKey.builtInTestApp, AlipayPrivateKey.builtInTestPlatform)
    #expect(app.publicKey != platform.publicKey)
    let sign = AlipaySignature.sign(Array("a".utf8), key: app)
    #expect(AlipaySignature.isRight(sign, of: "a".utf8, key: app.publicKey))
    #expect(!AlipaySignature.isRight(sign, of: "b".utf8, key: app.publicKey))
    #expect(!AlipaySignature.isRight(sign, of: "a".utf8, key: platform.publicKey))
  }

  @Test func aNewKeyIsReadAgain() throws {
    let key = try AlipayPrivateKey.generate()
    #expect(AlipayPrivateKey(key.privatePEM)?.publicKey == key.publicKey)
    #expect(AlipayPublicKey(key.publicKey.pem) == key.publicKey)
    #expect(AlipayPublicKey(key.publicKey.base64) == key.publicKey)
    #expect(!key.publicKey.base64.contains("\n"))
  }
}
