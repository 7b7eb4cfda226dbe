import Testing

@testable import MerchantServer

/// What is refused, with which status and which words.
@Suite struct Refusals {
  @Test(arguments: [
    ("{", "malformed-json"), ("[]", "malformed-json"), ("{'a':1}", "malformed-json"),
    ("{\"subject\":\"a\",}", "malformed-json"), ("subject=tea", "malformed-json"),
    ("1", "malformed-json"), ("{} {}", "malformed-json"), ("\u{0}", "malformed-json"),
    (String(repeating: "[", count: 30_000), "malformed-json"),
    ("{\"subject\":1}", "invalid-fields"), ("{\"subject\":\"\"}", "invalid-fields"),
    ("{\"subject\":null}", "invalid-fields"),
    ("{\"subject\":\"\(String(repeating: "茶", count: 129))\"}", "invalid-fields"),
    ("{\"subject\":\"a\\u001b[31m\"}", "invalid-fields"),
    ("{\"body\":\"a\\nb\"}", "invalid-fields"), ("{\"uid\":\"\\u202e\"}", "invalid-fields"),
    ("{\"total_amount\":0}", "invalid-fields"), ("{\"total_amount\":-1}", "invalid-fields"),
    ("{\"total_amount\":1.0}", "invalid-fields"), ("{\"total_amount\":1e2}", "invalid-fields"),
    ("{\"total_amount\":\"1\"}", "invalid-fields"),
    ("{\"total_amount\":10000000001}", "invalid-fields"),
    ("{\"total_amount\":99999999999999999999}", "invalid-fields"),
    ("{\"valid_time\":100000000}", "invalid-fields"), ("{\"valid_time\":0}", "invalid-fields"),
    ("{\"channels\":[]}", "invalid-fields"), ("{\"channels\":\"wechat\"}", "invalid-fields"),
    ("{\"channels\":[\"wechat\",\"wechat\"]}", "invalid-fields"),
    ("{\"channels\":[\"visa\"]}", "invalid-fields"),
    ("{\"uid\":\"a\",\"uid\":\"b\"}", "invalid-fields"),
  ])
  func anOrderThatIsNone(body: String, problem: String) async throws {
    try await Served.run { served in
      let answer = try served.ask("POST", "/orders", body)
      #expect(answer.problem == problem && [400, 422].contains(answer.status), "\(answer.text)")
      #expect(try served.orders() == 0)
    }
  }

  @Test func theNearestFieldIsNamed() async throws {
    try await Served.run { served in
      let answer = try served.ask("POST", "/orders", #"{"total_amont":1,"a/b~":2}"#)
      #expect(answer.status == 422)
      #expect(answer[path: "errors.0.where"] == "/total_amont")
      #expect(answer[path: "errors.0.why"] == "did you mean total_amount?")
      #expect(answer[path: "errors.1.where"] == "/a~1b~0")
      let chinese = try served.ask(
        "POST", "/orders", #"{"total_amont":1}"#, headers: ["Accept-Language: zh-CN,en;q=0.5"])
      #expect(chinese[path: "errors.0.why"] == "是不是 total_amount？")
      #expect(chinese["content-language"] == "zh")
    }
  }

  @Test func aNumberIsRepeatedAsItWasWritten() async throws {
    try await Served.run { served in
      let answer = try served.ask("POST", "/orders", #"{"total_amount":1e3}"#)
      #expect(answer[path: "errors.0.what"]?.hasSuffix("in digits alone") == true)
      #expect(answer[path: "errors.0.why"] == "it is 1e3")
    }
  }

  @Test func aSyntaxErrorHasItsPlace() async throws {
    try await Served.run { served in
      let answer = try served.ask("POST", "/orders", "{\n  \"uid\": x}")
      #expect(answer[path: "errors.0.where"] == "2:10")
    }
  }

  @Test func bytesThatAreNoText() async throws {
    try await Served.run { served in
      let wire = try Wire(port: served.port)
      wire.send(served.request("POST", "/orders", headers: ["Content-Length: 12"]).utf8)
      wire.send(Array("{\"uid\":\"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8))
      let answer = try wire.answer()
      #expect(answer.status == 400 && answer.problem == "malformed-json")
    }
  }

  @Test(arguments: [
    "{}", #"{"channel":"wechat","transaction":"T"}"#,
    #"{"channel":"visa","transaction":"T","amount":1}"#,
    #"{"channel":"wechat","transaction":"","amount":1}"#,
    #"{"channel":"wechat","transaction":"a b","amount":1}"#,
    #"{"channel":"wechat","transaction":"T\r\nX: 1","amount":1}"#,
    #"{"channel":"wechat","transaction":"T","amount":0}"#,
  ])
  func aPaymentThatIsNone(body: String) async throws {
    try await Served.run { served in
      let number = try served.order()
      let answer = try served.ask("POST", "/orders/\(number)/payments", body)
      #expect(answer.status == 422 && answer.problem == "invalid-fields")
      #expect(try served.ask("GET", "/orders/\(number)")[path: "payments"] == "0 items")
    }
  }

  @Test(arguments: [
    ("close", #"{"why":1}"#), ("refund", #"{"refund_no":"a b"}"#), ("refund", #"{"amount":0}"#),
    ("refund", #"{"ammount":1}"#), ("refund", #"{"refund_no":1}"#),
  ])
  func aChangeThatIsNone(path: String, body: String) async throws {
    try await Served.run { served in
      let number = try served.order()
      _ = try served.pay(number)
      let answer = try served.ask("POST", "/orders/\(number)/\(path)", body)
      #expect(answer.status == 422 && answer.problem == "invalid-fields")
      #expect(try served.ask("GET", "/orders/\(number)")[path: "status"] == "paid")
    }
  }

  @Test(arguments: [
    "limit=0", "limit=201", "limit=x", "limit=1&limit=2", "cursor=x", "cursor=-1", "cursor=",
    "status=payed", "status=", "stauts=paid", "=", "&", "limit", "cursor=99999999999999999999",
    "status=%00", "%FF=1",
  ])
  func aListThatIsNone(query: String) async throws {
    try await Served.run { served in
      let answer = try served.ask("GET", "/orders?" + query)
      #expect(answer.status == 400 && answer.problem == "invalid-query", "\(answer.text)")
    }
  }

  @Test(arguments: [
    "/orders/a%20b", "/orders/%00", "/orders/" + String(repeating: "a", count: 65),
    "/orders/..%2f..", "/orders/%0d%0aX-Injected:1", "/orders/订单",
  ])
  func anOrderNumberThatIsNone(target: String) async throws {
    try await Served.run { served in
      for (method, path) in [("GET", ""), ("POST", "/close"), ("POST", "/payments")] {
        let wire = try Wire(port: served.port)
        wire.send(served.request(method, target + path, method == "GET" ? nil : "{}"))
        let answer = try wire.answer()
        #expect([400, 404, 422].contains(answer.status), "\(answer.text)")
        #expect(answer["x-injected"] == nil)
      }
    }
  }

  @Test func theMediaTypeMustFit() async throws {
    try await Served.run { served in
      for (type, status) in [
        ("application/json", 201), ("application/json; charset=utf-8", 201),
        ("application/vnd.x+json", 201), ("application/x-www-form-urlencoded", 201),
        ("text/plain", 415), ("multipart/form-data; boundary=x", 415),
      ] {
        let answer = try served.ask("POST", "/orders", "{}", headers: ["Content-Type: \(type)"])
        #expect(answer.status == status, "\(type)")
      }
    }
  }

  @Test(arguments: [
    ("localhost", 200), ("LOCALHOST:80", 200), ("127.0.0.1", 200), ("[::1]:8080", 200),
    ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example:8080", 421),
    ("[::2]", 421), ("127.0.0.2", 421), ("", 400), ("localhost\r\nHost: evil.example", 400),
    ("user@localhost", 421),
  ])
  func onlyOurOwnNames(host: String, status: Int) async throws {
    try await Served.run { served in
      let answer = try served.ask("GET", "/healthz", headers: ["Host: \(host)"])
      #expect(answer.status == status)
    }
  }

  @Test func anyNameWhereAHostWasNamed() async throws {
    try await Served.run(host: "127.0.0.1") { served in
      let named = try served.ask("GET", "/healthz", headers: ["Host: shop.test"])
      #expect(named.status == 200)
      let page = ["Host: shop.test", "Origin: http://evil.example"]
      let foreign = try served.ask("GET", "/healthz", headers: page)
      #expect(foreign.status == 403)
    }
  }

  @Test func noPageOfAnotherSite() async throws {
    try await Served.run { served in
      for (origin, status) in [
        ("http://127.0.0.1:\(served.port)", 201), ("http://127.0.0.1:1", 403),
        ("https://127.0.0.1:\(served.port)", 403), ("http://evil.example", 403), ("null", 403),
      ] {
        let answer = try served.ask("POST", "/orders", headers: ["Origin: \(origin)"])
        #expect(answer.status == status, "\(origin)")
        #expect(!answer.headers.contains { $0.name.hasPrefix("access-control") })
      }
      #expect(try served.orders() == 1)
    }
  }

  @Test func aBookThatFailsIsSaidAndNothingIsAcknowledged() async throws {
    try await Served.run { served in
      let number = try served.order()
      served.book.close()
      for (method, target) in [
        ("POST", "/orders"), ("GET", "/orders"), ("GET", "/orders/\(number)"),
        ("POST", "/orders/\(number)/close"), ("GET", "/healthz"),
      ] {
        let answer = try served.ask(method, target)
        #expect(answer.status == 503 && answer.problem == "order-book-failed")
        #expect(answer["retry-after"] == "1")
        #expect(answer[path: "detail"]?.isEmpty == false)
      }
    }
  }

  /// What a request says in any place comes back in no header, and in no line of its own.
  @Test func nothingIsInjectedIntoHeaders() async throws {
    try await Served.run { served in
      let bad = "x%0d%0aX-Injected:%201"
      let number = try served.order()
      for (method, target, body, headers) in [
        ("GET", "/\(bad)", nil, []), ("GET", "/orders?\(bad)=\(bad)", nil, []),
        ("POST", "/orders", #"{"subject":"a\r\nX-Injected: 1"}"#, []),
        ("POST", "/orders", #"{"X-Injected: 1\r\n":1}"#, []),
        ("POST", "/orders", "{}", ["Idempotency-Key: a\tX-Injected: 1"]),
        ("POST", "/orders", "{}", ["Content-Type: a/b;X-Injected: 1"]),
        ("POST", "/orders", "{}", ["Accept-Language: zh\tX-Injected: 1"]),
        ("POST", "/orders", "{}", ["Origin: http://x/X-Injected: 1"]),
        ("POST", "/orders/\(number)/refund", #"{"refund_no":"r\r\nX-Injected: 1"}"#, []),
        ("POST", "/orders/\(number)/payments", #"{"transaction":"r\r\nX-Injected: 1"}"#, []),
      ] as [(String, String, String?, [String])] {
        let answer = try served.ask(method, target, body, headers: headers)
        let names: Set = [
          "content-type", "content-length", "content-language", "cache-control", "date", "server",
          "location", "allow",
        ]
        #expect(Set(answer.headers.map(\.name)).isSubset(of: names))
        #expect(!answer.headers.contains { $0.value.contains("Injected") })
        #expect(!answer.text.dropLast().contains("\n"))
      }
    }
  }
}
