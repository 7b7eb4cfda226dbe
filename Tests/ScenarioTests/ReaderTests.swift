import Documents
import Testing

@testable import Scenario

struct ReaderTests {
  static func error(_ text: String) -> String? {
    do {
      _ = try Scenario(bytes: Array(text.utf8))
      return nil
    } catch {
      return "\(error)"
    }
  }

  static let head = "name: a\nabout: b\n"

  @Test(arguments: [
    ("user: [ { choose: wechat }, pay", "line 4, column 1: "),
    (
      "channel: { notifiy: lost }",
      #"line 3, column 12: unknown key "notifiy" (did you mean "notify"?)"#
    ),
    ("frontend: { poll: tt-pya }", #"(did you mean "tt-pay"?)"#),
    (
      "user: [ { choose: webchat } ]",
      #"must be wechat, alipay, not "webchat" (did you mean "wechat"?)"#
    ),
    ("user: [ payy ]", #"(did you mean "pay"?)"#),
    ("user: [ { pay: { after: -2s } } ]", "must be a duration from 0 to a year"),
    ("user: [ { pay: { after: 9000h } } ]", "must be a duration from 0 to a year"),
    ("user: [ { pay: 1s, cancel: 1s } ]", "has two acts"),
    ("user: [ { after: 1s } ]", "has no act"),
    (
      "channel: { notify: [ lost, lost ] }",
      "does not say what comes after its last item: end it with { then: … }"
    ),
    ("channel: { notify: [ { then: lost }, lost ] }", "put it last"),
    ("channel: { resultStatus: 9001 }", "must be one of 9000, 8000"),
    (
      "link: { frontend-backend: { latency: { median: 3s, p99: 1s } } }",
      "p99 must not be below the median"
    ),
    (
      "link: { frontend-backend: { during: [ { from: 3s, until: 1s, answer: ok } ] } }",
      "from must be before until"
    ),
    (
      "link: { backend-frontend: { loss: 1 } }",
      #"unknown key "backend-frontend"; there are: user-frontend"#
    ),
    ("link: { frontend-backend: { loss: 1.5 } }", "must be a number from 0.0 to 1.0"),
    ("expect: { polls: 5..3 }", "a range such as"),
    ("expect: { success: [5] }", "must be 0, 1, 2, 3, 4 or 9"),
    ("expect: { findings: [CD0025, notify-forgd] }", #"(did you mean "notify-forged"?)"#),
    ("expect: { verdict: wrong }", "must be right, paid but not shown"),
    ("seed: -1", "must be a whole number from 0"),
    ("order: { total_amount: 0 }", "must be a whole number from 1"),
    ("order: { total_amount: 1.5 }", "must be a whole number from 1"),
    ("limit: 0s", "must be longer than 0"),
    ("except: [paid-once]", "must be paid-only-if-paid"),
    ("start: yesterday", "a moment such as"),
    ("user:", "must be a list, not nothing"),
  ])
  func whatIsWrongIsSaidWithItsPlace(text: String, message: String) {
    let error = Self.error(Self.head + text)
    #expect(error?.contains(message) == true, "\(error ?? "no error")")
    #expect(error?.hasPrefix("line ") == true)
  }

  @Test func aNameAndWhatItIsAboutAreRequired() {
    #expect(Self.error("name: a") == #"line 1, column 1: key "about" is missing"#)
    #expect(Self.error("name: A b\nabout: c")?.contains("lower-case letters") == true)
    #expect(Self.error("[]")?.contains("must be a mapping") == true)
    #expect(Self.error("")?.contains("empty") == true)
  }

  @Test func whatItIsAboutMayBeOneTextOrOneForEachLanguage() throws {
    func about(_ text: String) throws -> Bilingual {
      try Scenario(bytes: Array("name: a\nabout: \(text)\n".utf8)).about
    }
    #expect(try about("Paid.") == Bilingual("Paid."))
    #expect(try about("{ zh: 已支付。, en: Paid. }") == Bilingual(zh: "已支付。", en: "Paid."))
    #expect(try about("{ zh: 已支付。 }") == Bilingual("已支付。"))
    #expect(try about("{ en: Paid. }") == Bilingual("Paid."))
    #expect(
      try about("\n  zh: >-\n    已支付。\n    再问 code 0。\n  en: >-\n    Paid.\n    Asked.")
        == Bilingual(zh: "已支付。再问 code 0。", en: "Paid. Asked."))
    #expect(Self.error("name: a\nabout: {}")?.contains("must have a text") == true)
    #expect(Self.error("name: a\nabout: { cn: b }")?.contains(#"unknown key "cn""#) == true)
    #expect(Self.error("name: a\nabout: [b]")?.contains("a mapping with zh, en") == true)
  }

  @Test func oneTextForBothLanguagesIsWrittenOnce() throws {
    #expect(Scenario(name: "a", about: Bilingual("Paid.")).yaml == "name: a\nabout: Paid.\n")
    #expect(Scenario(name: "a").yaml == "name: a\nabout: a\n")
    let both = Scenario(name: "a", about: Bilingual(zh: "已支付。", en: "Paid."))
    #expect(both.yaml == "name: a\nabout: {zh: 已支付。, en: Paid.}\n")
    #expect(try Scenario(bytes: Array(both.yaml.utf8)) == both)
  }

  @Test func whatIsTooMuchIsRefused() {
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for (name, of) in zip("bcdefghi", "abcdefgh") {
      bomb += "\(name): &\(name) [\((0..<9).map { _ in "*\(of)" }.joined(separator: ","))]\n"
    }
    #expect(Self.error(bomb)?.contains("more than 10000 values") == true)
    let large = Self.head + "user: [" + String(repeating: "pay, ", count: 300_000) + "pay]"
    #expect(Self.error(large)?.contains("are allowed") == true)
    let many = Self.head + "user: [" + String(repeating: "pay, ", count: 300) + "pay]"
    #expect(Self.error(many)?.contains("at most 200") == true)
    #expect(throws: YAMLError.self) { try Scenario(bytes: [0xFF, 0xFE, 0x80]) }
  }

  @Test func theSchemaKnowsEveryKeyOfTheTable() throws {
    let schema = Scenario.shape.jsonSchema(id: "x", title: "y").json(indented: false)
    for key in Scenario.shape.keys ?? [] { #expect(schema.contains("\"\(key.name)\":{")) }
    #expect(schema.contains(#""additionalProperties":false"#))
    #expect(schema.contains(#""required":["name","about"]"#))
  }

  @Test func boundsAndSpansAreWrittenAsTheyAreRead() throws {
    let scenario = try Scenario(
      bytes: Array(
        (Self.head + "expect: { polls: 3.., statusQueries: ..5, taken: 1..2, concluded: 1.5s..20m }")
          .utf8))
    #expect(scenario.expect.polls == Bounds(low: 3, high: nil))
    #expect(scenario.expect.statusQueries == Bounds(low: nil, high: 5))
    #expect(scenario.expect.taken == Bounds(low: 1, high: 2))
    #expect(scenario.expect.concluded?.text(\.written) == "1.5s..20m")
  }
}
