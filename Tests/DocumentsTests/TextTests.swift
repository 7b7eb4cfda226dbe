import Documents
import Testing

@Suite struct TextTests {
  @Test func replacesWhatDrivesATerminal() {
    #expect(printable("a\u{1B}[2J\u{7}\n\u{7F}") == "a␛[2J␇␊␡")
    #expect(printable("\u{9B}31m\u{202E}\u{2066}\u{200F}\u{2028}\u{200B}\u{FEFF}") == "�31m������")
    #expect(printable("测试 ¥0.01 – é 😀") == "测试 ¥0.01 – é 😀")
    #expect(containsUnprintable("\u{061C}") && !containsUnprintable("订单"))
  }

  @Test(arguments: [
    ("2019-08-25T16:11:30+08:00", 1_566_720_690_000_000), ("1566720690", 1_566_720_690_000_000),
    ("2019-08-25T08:11:30Z", 1_566_720_690_000_000), ("1970-01-01t00:00:00z", 0),
    ("2019-08-25 08:11:30.25-00:30", 1_566_722_490_250_000),
    ("2000-02-29T00:00:00Z", 951_782_400_000_000), ("1969-12-31T23:59:59Z", -1_000_000),
  ])
  func readsMoments(_ text: String, _ microseconds: Int64) {
    #expect(Timestamp.microseconds(text) == microseconds)
  }

  @Test(arguments: [
    "", "now", "2019-02-29T00:00:00Z", "2019-13-01T00:00:00Z", "2019-08-25", "2019-08-25T16:11:30",
    "2019-08-25T24:00:00Z", "2019-08-25T16:11:30+8:00", "123456789012", "-5",
    "2019-08-25T16:11:30.Z",
    "２０１９-08-25T16:11:30Z",
  ])
  func refusesWhatIsNoMoment(_ text: String) {
    #expect(Timestamp.microseconds(text) == nil)
  }

  @Test func writesMomentsInChinasTime() {
    #expect(Timestamp.text(seconds: 1_566_720_690) == "2019-08-25T16:11:30+08:00")
    #expect(Timestamp.text(seconds: -28_801) == "1969-12-31T23:59:59+08:00")
    _ = Timestamp.text(seconds: .max)
    _ = Timestamp.text(seconds: .min)
  }

  @Test func writesJSON() throws {
    let object = try OrderReader.read(
      Array(#"{b: 1.0, a: ["x\u001b\u202e\"", null], f() {}, n: NaN, o: {}}"#.utf8)
    ).object
    #expect(
      Value.object(object).json() == #"{"b":1,"a":["x\u001b\u202e\"",null],"n":null,"o":{}}"#)
    #expect(
      Value.array([.bool(true), .object(Object(["k": .null]))]).json(indented: true)
        == "[\n  true,\n  {\n    \"k\": null\n  }\n]")
  }

  @Test func takesTheLanguageFromTheLocale() {
    #expect(Language(environment: ["LANG": "zh_CN.UTF-8"]) == .zh)
    #expect(Language(environment: ["LC_ALL": "en_US", "LANG": "zh_CN"]) == .en)
    #expect(
      Language(environment: ["LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "C.UTF-8"]) == .zh)
    #expect(Language(environment: ["LANG": "zh_CN.GBK"]) == .en)
    #expect(Language(environment: ["LC_MESSAGES": "zh_CN", "LC_CTYPE": "C"]) == .en)
    #expect(Language(environment: [:]) == .en)
  }

  @Test func findsTheNearestWord() {
    #expect(nearMiss("chekc", among: ["check", "sign"]) == "check")
    #expect(nearMiss("frobnicate", among: ["check", "sign"]) == nil)
  }
}
