import Documents
import Testing

private func read(_ text: String) throws(ReadError) -> OrderText {
  try OrderReader.read(Array(text.utf8))
}

private func failure(_ text: String) -> String? {
  do throws(ReadError) {
    _ = try read(text)
    return nil
  } catch {
    return error.text(in: .en)
  }
}

@Suite struct OrderReaderTests {
  @Test(arguments: [
    #"{"a": "1", "b": 2}"#, "{a: '1', b: 2,}", "({a: '1', b: 2})", "orderInfo = {a: '1', b: 2};",
    "const order = {\n a: '1', // one\n b: 2 /* two */\n}", "\u{FEFF}{'a': `1`, b: 2};",
    "export default {a: '\\x31', b: +2.0}", "this.data.orderInfo = {a: '\\u{31}', b: 0x2}",
    "module.exports = {\\u0061: '\\\n1', b: 0b10}",
  ])
  func readsEachNotation(_ text: String) throws {
    let object = try read(text).object
    #expect(object.members.map(\.name) == ["a", "b"])
    #expect(object["a"] == .string("1"))
    guard case .number(let number) = object["b"] else {
      Issue.record("b is no number")
      return
    }
    #expect(number.javaScriptText == "2")
  }

  @Test func readsTheWholeCallAndNotesFunctions() throws {
    let text = try read(
      """
      tt.pay({
        orderInfo: { uid: "7" }, service: 1,
        getOrderStatus(res) { const re = /[/}"]\\/'/g; return new Promise(r => r({ code: 0 })) },
        success: function (res) { if (res.code === 0) { console.log(`a ${ {b: "}"}.b } {`) } },
        fail: async (e) => { /* } */ }, complete: e => (e, 1), "late"() {}, async *steps() {},
        get x() { return 1 / 2 / 3 }, handler, other: this.handle.bind(this), // }
      });
      """)
    #expect(text.isPayCall)
    let functions = text.object.members.filter { $0.value == .function }.map(\.name)
    #expect(
      functions == [
        "getOrderStatus", "success", "fail", "complete", "late", "steps", "x", "handler", "other",
      ])
    #expect(text.object["service"] == .number(Number(1)))
  }

  @Test func keepsPositionsAndTheLastOfDuplicates() throws {
    let object = try read("{\n  测: 1, b: 2,\n  测: 3\n}").object
    #expect(object.members.map(\.name) == ["测", "b"])
    #expect(object["测"] == .number(Number(3)))
    #expect(object.member("b")?.position == Position(line: 2, column: 9))
    #expect(object.duplicates == [Duplicate(name: "测", position: Position(line: 3, column: 3))])
  }

  @Test func decodesEscapes() throws {
    let object = try read(#"{a: '\u4f60\ud83d\ude00\0\v\'\q', b: "\ud800", c: 'a\/b'}"#).object
    #expect(object["a"] == .string("你😀\0\u{B}'q"))
    #expect(object["b"] == .string("\u{FFFD}"))
    #expect(object["c"] == .string("a/b"))
  }

  @Test(arguments: [
    ("", "1:1: the document is empty"),
    ("  // nothing\n", "2:1: the document is empty"),
    ("[1, 2, 3]", "1:1: expected the order's object “{…}”, found “[”"),
    ("{a: 1", "1:6: expected “,” or “}”, found the end of the document"),
    ("{a: 1,", "1:7: the document ends inside the object that begins at 1:1"),
    ("{a: 'x\n'}", "1:5: the string is not closed"),
    ("{\n  a 1}", "2:5: expected “:”, found “1”"),
    ("{a: 1} x", "1:8: unexpected “x” after the end of the document"),
    ("{a: 1 /* }", "1:7: the comment is not closed"),
    ("{a: 010}", "1:5: not a number: “010”"),
    ("{a: 1n}", "1:5: not a number: “1n”"),
    ("{...rest}", "1:2: a spread “...” cannot be read"),
    ("{[a]: 1}", "1:2: a computed key cannot be read"),
    ("{a: `x${1}`}", "1:7: an expression “${” in a template cannot be read"),
    ("{a: '\\u12'}", "1:6: an invalid escape in a string"),
    ("({a: 1}", "1:8: expected “)”, found the end of the document"),
    ("{f() { ( }}", "1:10: expected “)”, found “}”"),
    ("{f: () => { `${", "1:14: a bracket is not closed"),
    ("{a: \u{1B}[2J}", "1:5: expected a value, found “␛”"),
  ])
  func saysWhatIsWrongAndWhere(_ text: String, _ message: String) {
    #expect(failure(text) == message)
  }

  @Test func refusesInvalidUTF8WithTheByte() {
    let error = #expect(throws: ReadError.self) { try OrderReader.read([0x7B, 0x0A, 0x22, 0xFF]) }
    #expect(error?.text(in: .en) == "2:2: not valid UTF-8: byte 4 (0xFF)")
    for bytes: [UInt8] in [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xBD],
    ] {
      #expect(throws: ReadError.self) { try OrderReader.read(bytes) }
    }
  }

  @Test func boundsSizeAndDepth() {
    let big = [UInt8](repeating: 0x20, count: OrderReader.maximumBytes + 1)
    #expect(throws: ReadError.self) { try OrderReader.read(big) }
    let deep = "{a:" + String(repeating: "[", count: 100_000)
    #expect(failure(deep) == "1:67: nested too deeply: at most 64 levels")
    let fits = "{a:" + String(repeating: "[", count: 63) + String(repeating: "]", count: 63) + "}"
    #expect(failure(fits) == nil)
    for opening in ["(", "{f(){", "{f:((", "{f:`${", "*", "{*", "a=", "{async ", "{a:[[", "-"] {
      _ = failure(opening + String(repeating: opening, count: 50_000))
    }
    #expect(failure("{f(" + String(repeating: "(", count: 500_000)) != nil)
  }

  /// Hostile documents within the size limit are read in time that grows with their size: each of
  /// these would take minutes or hours if it grew with the square.
  @Test(arguments: ["/[", "/[/]", "/[]\\", "/\\["])
  func aLineWithoutTheEndOfARegularExpressionIsLookedThroughOnce(_ part: String) {
    #expect(failure("{f: (" + String(repeating: part, count: 100_000)) != nil)
  }

  @Test func manyNamesAndLongNumbersAreReadOnce() {
    let names = (0..<30_000).map { "k\($0):1" }.joined(separator: ",")
    #expect(failure("{\(names),\(names)}") == nil)
    let number = "1" + String(repeating: "e+1", count: 150_000)
    #expect(failure("{a: \(number)}")?.hasPrefix("1:5: not a number") == true)
  }

  @Test func aLongRegularExpressionIsSkipped() {
    let long = String(repeating: "a", count: 5_000)
    #expect(failure("{f: () => /[/]\(long)[(]/.test('x')}") == nil)
    // The first slash divides; the second begins a regular expression, on the same line.
    #expect(failure("{f() { (/[/(/\n]) }}") == nil)
  }

  @Test func aNameGivenAgainIsNotedOnceWhereItCounts() throws {
    let object = try OrderReader.read(Array("{a:1,a:2,\n a:3}".utf8)).object
    #expect(object["a"] == .number(Number(3)))
    #expect(object.duplicates == [Duplicate(name: "a", position: Position(line: 2, column: 2))])
  }

  /// é as one character and as two are two names.
  @Test func namesAreTheirBytes() throws {
    let object = try OrderReader.read(Array("{\u{e9}:1,e\u{301}:2}".utf8)).object
    #expect(object.members.count == 2 && object.duplicates.isEmpty)
    #expect(object["e\u{301}"] == .number(Number(2)))
  }

  @Test func strictJSONTakesNothingElse() throws {
    #expect(try OrderReader.readJSON(#" {"a":[1,-2.5e3,null,true,"x"]} "#) != .null)
    for text in [
      "{a:1}", "{'a':1}", "[1,]", "{\"a\":1,}", "01", "+1", ".5", "5.", "0x1", "NaN", "//\n1",
    ] {
      #expect(throws: ReadError.self) { try OrderReader.readJSON(text) }
    }
  }
}
