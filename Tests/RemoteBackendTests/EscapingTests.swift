import Documents
import Foundation
import Payment
import Testing

@testable import RemoteBackend

/// Whatever a value is, it stays one value where it stands.
@Suite struct EscapingTests {
  static let hostile = [
    "\r\nX-Evil: 1\r\n\r\n", "\"}],\"amount\":0,\"x\":\"", "&admin=1#", "../../admin", "%2e%2e%2f",
    "</title><title>", "]]>", "\\", "\\\"", "\u{301}combining", "\u{0}\u{1B}[31m\u{7F}", "'\"`",
    "{uid}${HOME}$${HOME}{{uid}}", "订单\u{202E}?", "a b+c", "\u{2028}", "\u{FFFE}",
  ]

  static func profile() throws -> BackendProfile {
    try read(
      yaml(
        create: """
          request: POST https://shop.example/a/{subject}/b?t={subject}&u={uid}
          json: { "t": "{subject}", "u": "x{uid}y", "n": "{total_amount}" }
          """,
        query: """
          request: POST https://shop.example/
          form: { t: "{subject}", u: "x{uid}y" }
          preset: code
          """,
        more: """
          notify:
            wechat:
              request: POST https://shop.example/
              body: "<a><t x='{subject}'>{uid}</t></a>"
            alipay:
              request: POST https://shop.example/
              headers: { X-T: "{subject}", Content-Type: text/plain }
              body: "{subject}"
          """))
  }

  @Test(arguments: hostile) func inAURL(value: String) throws {
    let values = RequestValues(all: value)
    let url = try Self.profile().create.request.call(with: values).url.shown
    #expect(url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    let parts = try #require(URLComponents(string: url))
    #expect(parts.host == "shop.example")
    #expect(parts.percentEncodedPath.split(separator: "/").count == 3)
    #expect(parts.percentEncodedPath.split(separator: "/")[1].removingPercentEncoding == value)
    #expect(parts.queryItems?.map(\.name) == ["t", "u"])
    #expect(parts.queryItems?.map(\.value) == [value, value])
  }

  @Test(arguments: hostile) func inJSON(value: String) throws {
    let values = RequestValues(all: value)
    let body = try #require(try Self.profile().create.request.call(with: values).body)
    guard case .object(let object) = try OrderReader.readJSON(body.shown) else {
      Issue.record("no object")
      return
    }
    #expect(object.members.map(\.name) == ["t", "u", "n"])
    #expect(object["t"] == .string(value))
    #expect(object["u"] == .string("x\(value)y"))
    #expect(object["n"] == .string(value))
  }

  @Test(arguments: hostile) func inAForm(value: String) throws {
    let values = RequestValues(all: value)
    let body = try #require(try Self.profile().query.request.call(with: values).body).shown
    let pairs = body.split(separator: "&").map { pair in
      pair.split(separator: "=", omittingEmptySubsequences: false)
        .map { String($0).replacing("+", with: " ").removingPercentEncoding }
    }
    #expect(pairs == [["t", value], ["u", "x\(value)y"]])
  }

  @Test(arguments: hostile) func inXML(value: String) throws {
    let values = RequestValues(all: value)
    let call = try #require(try Self.profile().wechat?.request.call(with: values))
    // In scalars: what combines with a sign of XML does not make it another.
    let body = Array(try #require(call.body).shown.unicodeScalars)
    #expect(body.starts(with: "<a><t x='".unicodeScalars))
    #expect(body.reversed().starts(with: "</t></a>".unicodeScalars.reversed()))
    let inner = body.dropFirst(9).dropLast(8)
    #expect(inner.count { $0 == "<" } == 0)
    #expect(inner.count { $0 == "'" } == 1)
    #expect(!inner.contains { $0.value < 0x20 })
  }

  @Test(arguments: hostile) func inAHeader(value: String) throws {
    let notification = try #require(try Self.profile().alipay)
    let values = RequestValues(all: value)
    guard value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      let call = try notification.request.call(with: values)
      #expect(call.headers[0].value.shown == value)
      #expect(call.body?.shown == value)
      return
    }
    #expect(throws: UnfitValue(placeholder: .subject, place: .header("X-T"))) {
      try notification.request.call(with: values)
    }
  }

  @Test(arguments: ["", ".", "..", "..."]) func noSegmentLeadsElsewhere(value: String) throws {
    let profile = try Self.profile()
    #expect(throws: UnfitValue(placeholder: .subject, place: .url)) {
      try profile.create.request.call(with: RequestValues(all: value))
    }
    // In the query it leads nowhere.
    var values = RequestValues.plain
    values.uid = value
    #expect(try profile.create.request.call(with: values).url.shown.hasSuffix("&u=\(value)"))
  }

  @Test func numbersOfJSONAreNumbersOnlyWhereTheyAre() throws {
    let request = try Self.profile().create.request
    for (text, json) in [
      ("1", "1"), ("9007199254740993", "9007199254740993"), ("01", #""01""#), ("1.0", #""1.0""#),
      ("-", #""-""#), ("", #""""#), ("1}", #""1}""#),
    ] {
      var values = RequestValues.plain
      values.totalAmount = text
      #expect(try request.call(with: values).body?.shown.hasSuffix("\"n\":\(json)}") == true)
    }
  }

  @Test func secretsAreEscapedWhereTheyStand() throws {
    let profile = try read(
      yaml(
        create: """
          request: POST https://a.example/${A}?b=${B}
          headers: { X-C: "${C}" }
          json: { d: "${D}" }
          """,
        query: "request: POST https://a.example/\nform: { e: '${E}' }\npreset: code",
        more: "notify: { wechat: { request: 'https://a.example', body: '<a>${F}</a>' } }"))
    let pieces =
      [profile.create.request, profile.query.request, profile.wechat?.request].compactMap { $0 }
      .flatMap { [$0.url] + $0.headers.map(\.value) + [$0.body].compactMap { $0 } }
      .flatMap(\.pieces)
    let secrets = pieces.compactMap { piece in
      if case .secret(let name, let escaping) = piece { "\(name) \(escaping)" } else { nil }
    }
    #expect(secrets == ["A url", "B url", "C none", "D json", "E form", "F xml"])
  }
}
