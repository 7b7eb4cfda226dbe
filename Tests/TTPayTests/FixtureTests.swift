import Documents
import TTPay
import Testing

/// Every row of the table of fixtures.
@Suite struct FixtureTests {
  @Test func theSourceDocumentsOrder() throws {
    let order = try fixture("seed-order.js")
    #expect(check(order, secret: nil) == [Finding(.signNotVerified, field: "sign")])
    #expect(check(order, secret: nil, now: 1_600_000_000).first?.code == "TS4113")
    #expect(check(order) == [Finding(.wrongSign, field: "sign")])
  }

  @Test func theSourceDocumentsOrderSigned() throws {
    #expect(check(try fixture("seed-order-signed-a.json")) == [])
  }

  @Test func theSampleOfTheSigningPage() throws {
    let order = try fixture("vector-a.json")
    #expect(OrderSignature.verify(order.order, secret: AppSecret("a")) == .verified)
    let findings = check(order, now: 1_570_585_800)
    #expect(findings.map(\.code) == ["CD0015", "alipay-string-invalid"])
    #expect(findings.first?.field == "notify_url")
  }

  @Test(arguments: [
    ("missing-merchant-id", "CD0015", "merchant_id"), ("amount-float", "CD0015", "total_amount"),
    ("amount-negative", "CD0015", "total_amount"), ("uid-too-long", "CD0011", "uid"),
    ("no-channel", "CD0116", "wx_url"),
  ])
  func refusedOrders(_ name: String, _ code: String, _ field: String) throws {
    let findings = check(try fixture("bad/\(name).json"))
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.field == field)
    #expect(findings.first?.level == .error)
  }

  @Test func anotherAmountAtAlipay() throws {
    let findings = check(try fixture("bad/alipay-amount-differs.json"))
    #expect(
      findings == [
        Finding(.alipayAmountDiffers, field: "alipay_url", values: ["0.01", "1.00"])
      ])
    #expect(findings[0].message.en.contains("0.01") && findings[0].message.zh.contains("1.00"))
    #expect(findings[0].level == .warning)
  }

  @Test(arguments: [
    ("sign-upper-case", SignMistake.upperCaseHex), ("sign-wechat-key", .wechatKeySuffix),
    ("sign-risk-info-signed", .riskInfoSigned),
  ])
  func wrongSigns(_ name: String, _ mistake: SignMistake) throws {
    let order = try fixture("bad/\(name).json")
    #expect(OrderSignature.verify(order.order, secret: AppSecret("a")) == .wrong([mistake]))
    let findings = check(order)
    #expect(findings.map(\.code) == ["CD0025"])
    #expect(findings.first?.cause.en.contains(mistake.rawValue) == true)
  }

  @Test func aSubjectThatDrivesTheTerminal() throws {
    let findings = check(try fixture("bad/subject-escape-sequence.json"))
    #expect(findings.map(\.code) == ["unprintable-text"])
    #expect(findings.allSatisfy { !containsUnprintable($0.message.en + $0.message.zh) })
    #expect(findings.first?.message.en.contains("␛[2J") == true)
  }

  @Test(arguments: [
    ("truncated", "1:299"), ("not-an-object", "1:1"), ("empty", "1:1"), ("invalid-utf8", "1:14"),
    ("nested-100000", "1:1"),
  ])
  func noOrders(_ name: String, _ place: String) {
    let error = #expect(throws: ReadError.self) { try fixture("bad/\(name).json") }
    #expect(error?.text(in: .en).hasPrefix(place + ": ") == true)
  }
}
