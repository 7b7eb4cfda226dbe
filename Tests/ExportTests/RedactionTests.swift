import CashierUI
import Channels
import Documents
import Foundation
import FrontendLogic
import Payment
import Scenario
import Simulation
import TTPay
import Terminal
import Testing
import Walk

@testable import Export

/// What belongs to people stays out of what is shown to others.
struct RedactionTests {
  static func fixture(_ name: String) throws -> PayOptions {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../TTPayTests/Fixtures/\(name)")
    let text = try OrderReader.read(Array(try Data(contentsOf: file)))
    return PayOptions(order: try OrderInfo(text.object))
  }

  static func walk(_ options: PayOptions) -> Walk {
    var settings = WalkSettings()
    settings.start = Instant(seconds: 1_566_720_690)
    var walk = Walk(
      settings, orders: OrderTable(signingWith: .builtInTest),
      adopting: .adopted(options, sign: .notVerified, merchant: nil))
    walk.startPayment()
    while walk.stepInstant(), walk.journal.entries.count < 60 {}
    return walk
  }

  static func exports(_ walk: Walk) throws -> [String] {
    let preferences = Model.Preferences(language: .zh, title: "fixture")
    var texts = [
      HTMLPage(walk, title: "fixture", preferences: preferences, themes: (.base, .base)).text,
      String(decoding: TraceWriter.trace(of: walk), as: UTF8.self),
    ]
    var cast = ""
    Cast(walk, preferences: preferences).write { cast += $0 }
    texts.append(cast)
    for number in 1...walk.journal.entries.count {
      var model = Model(walk: walk, preferences: preferences, size: Size(columns: 160, rows: 60))
      model.show(moment: walk.asOf(entry: number))
      let canvas = view(model)
      texts.append(canvas.text)
      texts.append(SVGStill(canvas, theme: .base, title: "x", language: .en).text)
    }
    return texts
  }

  static let personal = ["2019012211", "127.0.0.1", "485737374363263"]

  @Test func nothingOfTheFixturesPersonRemainsInAnyExport() throws {
    let walk = Self.walk(try Self.fixture("seed-order.js"))
    let whole = try Self.exports(walk).joined()
    #expect(whole.contains("2019012211"))
    let redacted = try #require(Redaction.walk(walk))
    #expect(redacted.journal.entries.map(\.what) == walk.journal.entries.map(\.what))
    for text in try Self.exports(redacted) {
      for value in Self.personal { #expect(!text.contains(value)) }
    }
  }

  @Test(arguments: [
    (
      #"{"openid":"oABC","n":12345678901234567890}"#,
      #"{"openid":"redacted","n":12345678901234567890}"#
    ),
    (#"{"payer":{"openid":"oABC"},"ok":true}"#, #"{"payer":{"openid":"redacted"},"ok":true}"#),
    (
      #"{"scene_info":{"payer_client_ip":"9.8.7.6"}}"#,
      #"{"scene_info":{"payer_client_ip":"0.0.0.0"}}"#
    ),
    (
      "<xml><openid><![CDATA[oABC]]></openid><total_fee>1</total_fee><spbill_create_ip>9.8.7.6</spbill_create_ip></xml>",
      "<xml><openid>redacted</openid><total_fee>1</total_fee><spbill_create_ip>0.0.0.0</spbill_create_ip></xml>"
    ),
    ("a=1&buyer_id=2088&buyer_logon_id=x%40y.z", "a=1&buyer_id=redacted&buyer_logon_id=redacted"),
    (
      "biz_content=%7B%22buyer_id%22%3A%222088%22%7D&b=2",
      "biz_content=%7B%22buyer_id%22%3A%22redacted%22%7D&b=2"
    ),
    ("https://x.example/o?uid=42&n=1", "https://x.example/o?uid=redacted&n=1"),
    ("{\"risk_info\":\"{\\\"ip\\\":\\\"9.8.7.6\\\"}\"}", #"{"risk_info":"redacted"}"#),
    (
      #"{"headers":[{"name":"X-Real-IP","value":"9.8.7.6"}]}"#,
      #"{"headers":[{"name":"X-Real-IP","value":"0.0.0.0"}]}"#
    ),
    (
      #"{"field":"uid","values":["42"],"code":"4004"}"#,
      #"{"field":"uid","values":["redacted"],"code":"4004"}"#
    ),
    (#"{"amount":1,"trade_no":"42"}"#, #"{"amount":1,"trade_no":"42"}"#),
  ])
  func whatIsPersonalIsLeftOutOfDocuments(text: String, redacted: String) {
    #expect(Redaction.redact(text) == redacted)
  }

  @Test(arguments: [
    #"app_id=1&biz_content={"buyer_id":"2088777"}&sign=x"#,
    "app_id=1&biz_content=%7B%22buyer_id%22%3A%222088777%22%2C%22subject%22%3A%22%B2%E2%22%7D",
    "\u{FEFF}{\"openid\":\"2088777\"}",
    "{\"a\":1}\n{\"openid\":\"2088777\"}",
    "Notice: Undefined index in pay.php\n{\"openid\":\"2088777\"}",
    "<xml><openid type=\"x\"><![CDATA[20\n88777]]></openid></xml>",
    "<xml><attach><![CDATA[{\"openid\":\"2088777\"}]]></attach></xml>",
    #"{"name":"X-Real-Name","value":{"pieces":[{"text":{"_0":"2088777"}}]}}"#,
    #"{"text":{"_0":"{\"a\":1,\"uid\":\"2088777"}}"#,
    #"{"payer_account":"2088777"}"#, #"{"field":"uid","value":"2088777"}"#,
  ]) func nothingPersonalIsHiddenInADocument(text: String) {
    #expect(!Redaction.redact(text).contains("88777"))
  }

  @Test func aWalkThatTurnsOnWhatIsPersonalIsNotShownWithoutIt() throws {
    var settings = WalkSettings()
    settings.frontend.edits = [OrderEdit(call: 2, field: "uid", value: "43")]
    var walk = Walk(settings, orders: OrderTable(signingWith: .builtInTest))
    walk.startPayment()
    for act in [UserAct.close, .payAgain] {
      while !walk.isAwaitingPayer, walk.stepInstant() {}
      let isDone = walk.perform(act)
      #expect(isDone)
    }
    while !walk.isAwaitingPayer, walk.stepInstant() {}
    #expect(walk.lastError != nil)
    // It is told truly or not at all.
    let redacted = Redaction.walk(walk)
    #expect(redacted == nil || redacted?.lastError?.code == walk.lastError?.code)
  }

  @Test func bytesThatAreNoUTF8AreRedactedToo() throws {
    let bytes =
      Array("{\"buyer_user_id\":\"2088\",\"msg\":\"".utf8) + [0xB3, 0xC9] + Array("\"}".utf8)
    let text = Data(bytes).base64EncodedString()
    let line = #"{"body":{"base64":"\#(text)"}}"# + "\n"
    let redacted = String(decoding: Redaction.lines(Array(line.utf8)), as: UTF8.self)
    let value = try OrderReader.readJSON(String(redacted.dropLast()), isOurs: true)
    guard case .object(let object) = value, case .object(let body)? = object["body"],
      case .string(let base64)? = body["base64"], let data = Data(base64Encoded: base64)
    else {
      Issue.record("not the same shape")
      return
    }
    #expect(data.range(of: Data("2088".utf8)) == nil)
    #expect(data.range(of: Data([0xB3, 0xC9])) != nil)
  }
}
