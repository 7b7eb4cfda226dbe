import Documents
import Payment
import TTPay
import Testing

@testable import RemoteBackend

/// What a reply means, and by which steps.
@Suite struct DerivationTests {
  static func profile(
    orderInfo: String? = nil, table: String = "table: { PAID: 0, UNPAID: 9, CANCELLED: 3 }",
    status: String = "/data/state"
  ) throws -> BackendProfile {
    try read(
      yaml(
        create: "request: https://shop.example" + (orderInfo.map { "\norderInfo: \($0)" } ?? ""),
        query: "request: https://shop.example\nstatus: \(status)\n\(table)"))
  }

  static func status(
    _ reply: HTTPReply, _ profile: BackendProfile? = nil, isExpired: Bool = false
  ) throws -> Derivation {
    .status(of: reply, by: try profile ?? Self.profile(), isExpired: isExpired)
  }

  // MARK: Status

  @Test func fromTheReplyToTheCode() throws {
    let derivation = try Self.status(HTTPReply(200, #"{"data":{"state":"PAID"}}"#))
    #expect(derivation.answer == .status(.paid))
    #expect(derivation.finding == nil)
    #expect(
      derivation.steps.map(\.text.en).joined(separator: " → ")
        == #"HTTP 200 → /data/state = "PAID" → table → code 0 (paid)"#)
    #expect(
      derivation.steps.map(\.text.zh).joined(separator: " → ")
        == #"HTTP 200 → /data/state = "PAID" → 对照表 → code 0（支付成功）"#)
  }

  @Test func wordsAreLookedUpAsTheyAre() throws {
    let table = "table: { 1: 0, 'true': 3, 'null': 2, '2.5': 1 }"
    let profile = try Self.profile(table: table)
    for (json, code) in [
      ("1", PayResult.paid), (#""1""#, .paid), ("1.0", .paid), ("true", .closed), ("null", .failed),
      ("2.50", .timedOut),
    ] {
      let reply = HTTPReply(200, #"{"data":{"state":\#(json)}}"#)
      #expect(try Self.status(reply, profile).answer == .status(code))
    }
  }

  @Test func defaultIsForEveryOtherWord() throws {
    let profile = try Self.profile(table: "table: { PAID: 0, default: 9 }")
    let derivation = try Self.status(HTTPReply(200, #"{"data":{"state":"paid"}}"#), profile)
    #expect(derivation.answer == .status(.unknown))
    #expect(derivation.steps.map(\.text.en).contains("table, default"))
  }

  @Test(arguments: [
    ("wechat", "SUCCESS", 0), ("wechat", "NOTPAY", 9), ("wechat", "USERPAYING", 9),
    ("wechat", "ACCEPT", 9), ("wechat", "CLOSED", 3), ("wechat", "REVOKED", 3),
    ("wechat", "PAYERROR", 2), ("wechat", "REFUND", 3), ("alipay", "WAIT_BUYER_PAY", 9),
    ("alipay", "TRADE_SUCCESS", 0), ("alipay", "TRADE_FINISHED", 0), ("alipay", "TRADE_CLOSED", 3),
    ("code", "0", 0), ("code", "1", 1), ("code", "2", 2), ("code", "3", 3), ("code", "9", 9),
  ])
  func presets(preset: String, word: String, code: Int) throws {
    let profile = try Self.profile(table: "preset: \(preset)")
    let reply = HTTPReply(200, #"{"data":{"state":"\#(word)"}}"#)
    #expect(
      try Self.status(reply, profile).answer == .status(try #require(PayResult(rawValue: code))))
    let late = try Self.status(reply, profile, isExpired: true).answer
    #expect(late == (word == "NOTPAY" ? .status(.timedOut) : .status(PayResult(rawValue: code)!)))
  }

  @Test(arguments: ["4", "11", "-1", "true", "[0]", "{}", #""paid""#])
  func noCodeAtAll(json: String) throws {
    let profile = try Self.profile(table: "preset: code", status: "/code")
    let derivation = try Self.status(HTTPReply(200, #"{"code":\#(json)}"#), profile)
    #expect(derivation.answer == .failure(.unknownWord))
  }

  // MARK: Failures

  /// The reply, what it is to the front end, and the finding that says so.
  static let failures: [(HTTPReply, WireFailure, String, String)] = [
    (HTTPReply(.failure(.refused, detail: "h:1"), took: .zero), .refused, "backend-refused", "h:1"),
    (HTTPReply(.failure(.dns, detail: "h"), took: .zero), .dns, "backend-dns", "h"),
    (HTTPReply(.failure(.tls, detail: "x"), took: .zero), .tls, "backend-tls", "x"),
    (HTTPReply(.failure(.reset, detail: "x"), took: .zero), .reset, "backend-reset", "x"),
    (
      HTTPReply(.failure(.timedOut, detail: "2 s"), took: .zero), .timedOut, "backend-timeout",
      "2 s"
    ),
    (
      HTTPReply(.failure(.truncated, detail: "x"), took: .zero), .truncated, "backend-truncated",
      "x"
    ),
    (
      HTTPReply(.failure(.tooLarge, detail: "1 MiB"), took: .zero), .tooLarge, "backend-too-large",
      "1 MiB"
    ),
    (
      HTTPReply(.failure(.redirected, detail: "to x"), took: .zero), .redirected,
      "backend-redirected", "to x"
    ),
    (
      HTTPReply(302, headers: [("Location", "/login\u{1B}[31m")]), .redirected,
      "backend-redirected", "/login␛[31m"
    ),
    (HTTPReply(304), .status(304), "backend-4xx", "304"),
    (HTTPReply(404, "{}"), .status(404), "backend-4xx", "404"),
    (HTTPReply(500), .status(500), "backend-5xx", "500"),
    (HTTPReply(503), .status(503), "backend-5xx", "503"),
    (HTTPReply(429), .status(429), "backend-4xx", "429"),
    (
      HTTPReply(429, headers: [("Retry-After", "7")]), .busy(429, retryAfter: 7), "backend-busy",
      "429"
    ),
    (HTTPReply(200, ""), .notJSON, "backend-not-json", "expected a value"),
    (HTTPReply(204), .notJSON, "backend-not-json", "expected a value"),
    (HTTPReply(200, "<!DOCTYPE html>"), .notJSON, "backend-not-json", "<!DOCTYPE html>"),
    (HTTPReply(200, #"{"data":"#), .notJSON, "backend-not-json", #"{"data":"#),
    (
      HTTPReply(
        .response(status: 200, headers: [], body: HTTPBody([0x22, 0xFF, 0x22])), took: .zero),
      .notJSON, "backend-not-json", "UTF-8"
    ),
    (HTTPReply(200, #"{"data":{"stat":"PAID"}}"#), .missing, "backend-missing", "/data/state"),
    (HTTPReply(200, "[1]"), .missing, "backend-missing", "/data/state"),
    (HTTPReply(200, #"{"data":{"state":"Paid"}}"#), .unknownWord, "backend-unknown-word", "Paid"),
    (HTTPReply(200, #"{"data":{"state":{}}}"#), .unknownWord, "backend-unknown-word", "{}"),
    (HTTPReply(200, #"{"data":{"state":null}}"#), .unknownWord, "backend-unknown-word", "null"),
  ]

  @Test(arguments: failures)
  func everyUnusableAnswerIsTyped(
    reply: HTTPReply, failure: WireFailure, code: String, value: String
  ) throws {
    let derivation = try Self.status(reply)
    #expect(derivation.answer == .failure(failure))
    let finding = try #require(derivation.finding)
    #expect(finding.code == code)
    #expect(finding.values.first?.contains(value) == true, "\(finding.values)")
    for language in Language.allCases {
      let texts = [finding.message, finding.cause, finding.remedy].map { $0[language] }
      #expect(texts.allSatisfy { !$0.isEmpty && !containsUnprintable($0) && !$0.contains("{0}") })
      #expect(
        derivation.steps.allSatisfy {
          !$0.text[language].isEmpty && !containsUnprintable($0.text[language])
        })
    }
  }

  @Test func aPointerThatIsNearlyRightIsSaid() throws {
    let derivation = try Self.status(HTTPReply(200, #"{"data":{"id":1,"stats":"PAID"}}"#))
    #expect(derivation.finding?.values == ["/data/state", "/data/stats"])
    #expect(
      derivation.steps.last?.text.en == "no /data/state in the reply: /data is {id, stats}")
  }

  @Test func aTooLargeBodyIsNotRead() throws {
    let body = HTTPBody([UInt8](repeating: 0x20, count: (1 << 20) + 1))
    let reply = HTTPReply(.response(status: 200, headers: [], body: body), took: .zero)
    #expect(try Self.status(reply).answer == .failure(.tooLarge))
  }

  // MARK: Retry-After

  @Test(
    arguments: [
      ("0", nil, 0), ("120", nil, 120), (" 5 ", nil, 5), ("99999999999999", nil, UInt32.max),
      (
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:07 GMT", 30
      ),
      ("Sun, 06 Nov 1994 08:49:07 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", 0),
    ] as [(String, String?, UInt32)])
  func retryAfterInSecondsOrAsADate(text: String, date: String?, seconds: UInt32) throws {
    let headers = [("RETRY-AFTER", text)] + (date.map { [("date", $0)] } ?? [])
    #expect(
      try Self.status(HTTPReply(503, headers: headers)).answer
        == .failure(.busy(503, retryAfter: seconds)))
  }

  @Test(
    arguments: [
      ("soon", nil), ("", nil), ("-1", nil), ("1.5", nil), ("Sun, 06 Nov 1994 08:49:37 GMT", nil),
      ("Sun, 06 Nov 1994 08:49:37 GMT", "yesterday"), ("Sun, 66 Nov 1994 08:49:37 GMT", "x"),
    ] as [(String, String?)])
  func retryAfterThatSaysNothing(text: String, date: String?) throws {
    let headers = [("Retry-After", text)] + (date.map { [("Date", $0)] } ?? [])
    #expect(
      try Self.status(HTTPReply(503, headers: headers)).answer == .failure(.status(503)))
  }

  // MARK: Orders

  static let order = #"{"out_order_no":"N1","total_amount":1,"sign":"x"}"#
  static let text = #""{\"out_order_no\":\"N1\"}""#

  @Test(
    arguments: [
      (nil, order), (nil, #"{"orderInfo":\#(order)}"#), (nil, #"{"orderInfo":\#(text)}"#),
      ("/data", #"{"data":\#(order)}"#), ("/data", #"{"data":\#(text)}"#),
      ("/data", #"{"data":{"orderInfo":\#(order),"service":1}}"#),
      ("/data/0", #"{"data":[\#(order)]}"#), ("''", order), ("''", text),
    ] as [(String?, String)])
  func anOrderIsFound(pointer: String?, body: String) throws {
    let derivation = Derivation.creation(
      of: HTTPReply(201, body), by: try Self.profile(orderInfo: pointer))
    guard case .order(let options) = derivation.answer else {
      Issue.record("\(derivation)")
      return
    }
    #expect(options.order.outOrderNo == "N1")
    #expect(derivation.steps.last?.text.en == "order N1")
  }

  @Test(
    arguments: [
      (nil, #"{"error":"no stock"}"#), (nil, "[]"), (nil, "1"), (nil, #""text""#), (nil, "null"),
      ("/data", #"{"data":{"id":7}}"#), ("/data", #"{"data":"app_id=1&sign=2"}"#),
      ("/data", #"{"data":null}"#), (nil, #"{"orderInfo":[]}"#),
    ] as [(String?, String)])
  func noOrderAtAll(pointer: String?, body: String) throws {
    let derivation = Derivation.creation(
      of: HTTPReply(200, body), by: try Self.profile(orderInfo: pointer))
    #expect(derivation.answer == .failure(.badOrder))
    #expect(derivation.finding?.code == "backend-bad-order")
  }

  // MARK: Notifies

  static let success = "<xml>\n<return_code><![CDATA[SUCCESS]]></return_code></xml>"

  @Test(arguments: [
    (Channel.wechat, success, true), (.wechat, "<xml><return_code>SUCCESS</return_code>", false),
    (.wechat, "<xml><return_code>SUCCESS</return_code><return_msg/></xml>", true),
    (.wechat, "<xml><return_code>FAIL</return_code></xml>", false), (.wechat, "success", false),
    (.wechat, "", false), (.alipay, "success", true), (.alipay, "success\n", false),
    (.alipay, "SUCCESS", false), (.alipay, "fail", false), (.alipay, success, false),
  ])
  func theAnswerThatTheChannelWants(channel: Channel, body: String, accepted: Bool) throws {
    let profile = try read(
      yaml(more: "notify: { wechat: 'https://a.example', alipay: 'https://a.example' }"))
    let notification = try #require(profile.notification(by: channel))
    let derivation = Derivation.notify(
      of: HTTPReply(200, body), by: notification.acceptance, from: channel)
    #expect(derivation.answer == .notify(accepted: accepted))
  }

  @Test func aHookOfOnesOwnMayAnswerAnything() throws {
    let profile = try read(
      yaml(more: "notify: { wechat: { request: 'https://a.example', json: {} } }"))
    let notification = try #require(profile.wechat)
    func answer(_ reply: HTTPReply) -> Derivation.Answer {
      Derivation.notify(of: reply, by: notification.acceptance, from: .wechat).answer
    }
    #expect(answer(HTTPReply(204)) == .notify(accepted: true))
    #expect(answer(HTTPReply(500, Self.success)) == .failure(.status(500)))
  }
}
