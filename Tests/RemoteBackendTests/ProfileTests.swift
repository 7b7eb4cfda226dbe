import Documents
import Foundation
import Payment
import Simulation
import Testing

@testable import RemoteBackend

/// What a merchant.yaml says.
@Suite struct ProfileTests {
  static let whole = """
    create:
      request: POST https://Shop.Example/api/orders
      headers:
        Authorization: Bearer ${SHOP_TOKEN}
        X-Api-Key: k-12345
        X-Version: 2
      json: { amount: "{total_amount}", title: "{subject}", user: {uid}, list: [1, true, null, "1"] }
      orderInfo: /data/order_info
    query:
      method: get
      url: https://shop.example:8443/api/orders/{out_order_no}?uid={uid}&token=abc%2Fdef
      status: /data/state
      table: { PAID: 0, UNPAID: 9, EXPIRED: 1, FAILED: 2, CANCELLED: 3, 200: 0, default: 9 }
    notify:
      wechat: POST http://127.0.0.1:9000/notify/wechat
      alipay:
        request: PUT http://127.0.0.1:9000/hook
        form: { no: "{out_order_no}", t: "{transaction}", fen: "{total_amount}", by: "{channel}" }
    deadline: 1.5s
    ca_file: ca.pem
    """

  @Test func allOfIt() throws {
    let (profile, literals) = try BackendProfile.read(bytes: Array(Self.whole.utf8))
    #expect(profile.deadline == .milliseconds(1_500))
    #expect(profile.caFile == "ca.pem")
    #expect(profile.hosts == ["shop.example:443", "shop.example:8443", "127.0.0.1:9000"])
    #expect(profile.name == "shop.example")
    #expect(profile.create.orderInfo?.text == "/data/order_info")
    #expect(
      profile.query.table
        == StatusTable(
          rows: [
            .init("PAID", .paid), .init("UNPAID", .unknown), .init("EXPIRED", .timedOut),
            .init("FAILED", .failed), .init("CANCELLED", .closed), .init("200", .paid),
          ], fallback: .unknown))
    #expect(profile.wechat?.acceptance == .channel)
    #expect(profile.alipay?.acceptance == .any)
    #expect(
      profile.secretNames == ["SHOP_TOKEN", "create.headers.X-Api-Key", "query.url.token"])
    #expect(
      literals == ["create.headers.X-Api-Key": "k-12345", "query.url.token": "abc%2Fdef"])
  }

  @Test(arguments: [
    ("X-Shop-Auth", true), ("X-Signature", true), ("accessKey", true), ("pwd", true),
    ("app_secret", true), ("Cookie", true), ("Idempotency-Key", false), ("X-Version", false),
  ])
  func namesOfSecrets(name: String, isSecret: Bool) {
    #expect(SecretLiterals.isSecret(name) == isSecret)
  }

  @Test func aTableThatNeverSaysPaid() {
    #expect(!StatusTable(rows: [.init("UNPAID", .unknown)], fallback: .unknown).canSayPaid)
    #expect(StatusTable(rows: [.init("PAID", .paid)]).canSayPaid)
    #expect(StatusTable(rows: [], fallback: .paid).canSayPaid)
  }

  @Test func theRequestsThatComeOfIt() throws {
    let profile = try read(Self.whole)
    let create = try profile.create.request.call(with: .plain)
    #expect(create.method == "POST")
    #expect(create.url.shown == "https://Shop.Example/api/orders")
    #expect(
      create.headers.map { "\($0.name): \($0.value.shown)" } == [
        "Authorization: Bearer ‹SHOP_TOKEN›", "X-Api-Key: ‹create.headers.X-Api-Key›",
        "X-Version: 2", "Content-Type: application/json", "Accept: application/json",
        "User-Agent: cashier",
      ])
    #expect(
      create.body?.shown
        == #"{"amount":1,"title":"茶 & \"tea\"","user":"u/1?x=2#3","list":[1,true,null,"1"]}"#)
    let query = try profile.query.request.call(with: .plain)
    #expect(query.method == "GET")
    #expect(
      query.url.shown
        == "https://shop.example:8443/api/orders/C1?uid=u%2F1%3Fx%3D2%233&token=‹query.url.token›")
    #expect(query.body == nil)
    let alipay = try profile.alipay?.request.call(with: .plain)
    #expect(alipay?.method == "PUT")
    #expect(alipay?.body?.shown == "no=C1&t=C1T1&fen=1&by=wechat")
  }

  @Test func noSecretIsInTheProfile() throws {
    let profile = try read(Self.whole)
    let json = String(decoding: try JSONEncoder().encode(profile), as: UTF8.self)
    #expect(!json.contains("k-12345") && !json.contains("abc%2Fdef"))
    #expect(try JSONDecoder().decode(BackendProfile.self, from: Data(json.utf8)) == profile)
  }

  @Test func whatSecretsLookLike() throws {
    let text = yaml(
      create: """
        request: POST https://shop.example/
        headers:
          Authorization: Basic dTpw
          Cookie: sid=${SID}; theme=dark
          X-Auth-Token: "{uid}-abc"
          X-Title: abc
        json: { api_key: abc, nested: { client_secret: "x${Y}z" }, name: abc }
        """,
      query: "request: POST https://shop.example/\nform: { password: abc, user: abc }\npreset: code"
    )
    let (profile, literals) = try BackendProfile.read(bytes: Array(text.utf8))
    #expect(
      literals == [
        "create.headers.Authorization": "dTpw", "create.headers.Cookie": "sid=",
        "create.headers.Cookie.2": "; theme=dark", "create.headers.X-Auth-Token": "-abc",
        "create.json.api_key": "abc", "create.json.client_secret": "x",
        "create.json.client_secret.2": "z", "query.form.password": "abc",
      ])
    let call = try profile.create.request.call(with: .plain)
    #expect(
      call.headers.prefix(4).map(\.value.shown) == [
        "Basic ‹create.headers.Authorization›",
        "‹create.headers.Cookie›‹SID›‹create.headers.Cookie.2›",
        "u/1?x=2#3‹create.headers.X-Auth-Token›", "abc",
      ])
    #expect(
      call.body?.shown
        == #"{"api_key":"‹create.json.api_key›","nested":{"client_secret":"#
        + #""‹create.json.client_secret›‹Y›‹create.json.client_secret.2›"},"name":"abc"}"#)
  }

  @Test func standards() throws {
    let profile = try read(
      yaml(
        create: "request: https://shop.example",
        query: "request: http://[::1]:8080/{out_order_no}\npreset: wechat"))
    #expect(profile.deadline == .seconds(2))
    #expect(profile.caFile == nil && profile.wechat == nil && profile.alipay == nil)
    #expect(profile.create.request.method == "POST")
    #expect(profile.create.orderInfo == nil)
    #expect(profile.query.request.method == "GET")
    #expect(profile.query.status.text == "/trade_state")
    #expect(profile.hosts == ["shop.example:443", "[::1]:8080"])
    #expect(
      try read(yaml(query: "request: https://a.example\npreset: alipay")).query.status.text
        == "/trade_status")
    #expect(try read(yaml()).query.status.text == "/code")
  }

  @Test func aNotifyLooksLikeTheChannels() throws {
    let profile = try read(
      yaml(more: "notify: { wechat: 'https://a.example/w', alipay: 'https://a.example/a' }"))
    var values = RequestValues.plain
    values.outOrderNo = "<C&1>"
    let wechat = try profile.wechat?.request.call(with: values)
    #expect(
      wechat?.body?.shown
        == "<xml><return_code>SUCCESS</return_code><result_code>SUCCESS</result_code>"
        + "<trade_type>MWEB</trade_type><fee_type>CNY</fee_type>"
        + "<out_trade_no>&lt;C&amp;1&gt;</out_trade_no>"
        + "<transaction_id>C1T1</transaction_id><total_fee>1</total_fee></xml>")
    let alipay = try profile.alipay?.request.call(with: values)
    #expect(
      alipay?.body?.shown
        == "notify_type=trade_status_sync&trade_status=TRADE_SUCCESS&out_trade_no=%3CC%261%3E"
        + "&trade_no=C1T1&total_amount=0.01&subject=%E8%8C%B6+%26+%22tea%22")
  }

  @Test func aTextOfOnesOwn() throws {
    func body(_ text: String) throws -> (String, String?) {
      let profile = try read(
        yaml(create: "request: POST https://a.example\nbody: |\n" + text.indented))
      let call = try profile.create.request.call(with: .plain)
      return (
        call.headers.first { $0.name == "Content-Type" }?.value.shown ?? "", call.body?.shown
      )
    }
    #expect(
      try body(#"{"a": {total_amount}, "b": "{subject}", "c": {"d": "{{uid}} $${X} ${Y}"}}"#)
        == (
          "application/json",
          #"{"a": 1, "b": "茶 & \"tea\"", "c": {"d": "{uid} ${X} ‹Y›"}}"# + "\n"
        ))
    #expect(
      try body("<a b='{subject}'>{body}</a>")
        == (
          "text/xml; charset=utf-8", "<a b='茶 &amp; &quot;tea&quot;'>line&#10;break</a>\n"
        ))
    #expect(
      try body("uid {uid} {} { uid }") == (
        "text/plain; charset=utf-8", "uid u/1?x=2#3 {} { uid }\n"
      ))
  }

  @Test(arguments: [
    "http://127.0.0.1:8080", "http://127.0.0.1:8080/", "https://pay.example/base/",
  ])
  func aURLAloneSpeaksToOurOwnMerchant(url: String) throws {
    let profile = try BackendProfile.cashierMerchant(url: url)
    let base = url.hasSuffix("/") ? String(url.dropLast()) : url
    let create = try profile.create.request.call(with: .plain)
    #expect("\(create.method) \(create.url.shown)" == "POST \(base)/orders")
    #expect(
      create.body?.shown
        == #"{"subject":"茶 & \"tea\"","body":"line\nbreak","total_amount":1,"#
        + #""uid":"u/1?x=2#3","valid_time":300,"channels":["wechat","alipay"]}"#)
    let query = try profile.query.request.call(with: .plain)
    #expect("\(query.method) \(query.url.shown)" == "GET \(base)/orders/C1")
    var values = RequestValues.plain
    values.channel = .alipay
    let notify = try profile.alipay?.request.call(with: values)
    #expect(notify?.url.shown == "\(base)/orders/C1/payments")
    #expect(notify?.body?.shown == #"{"channel":"alipay","transaction":"C1T1","amount":1}"#)
    #expect(profile.secretNames.isEmpty)
  }

  @Test(arguments: [
    "", "127.0.0.1:8080", "ftp://127.0.0.1", "http://", "http://a b", "http://a/?x", "http://a/#x",
    "http://a/{uid}", "http://u@a", "http://a\"\nx: y", "http://a/${X}", "http://a:0",
  ])
  func urlsThatAreNone(url: String) {
    #expect(throws: BackendProfile.NotAMerchantURL.self) {
      try BackendProfile.cashierMerchant(url: url)
    }
  }
}

extension String {
  var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
  }
}
