import Documents
import Testing

@Suite("YAML documents")
struct YAMLDocumentTests {
  @Test("What is no YAML is refused with its place")
  func syntax() {
    let error = #expect(throws: YAMLError.self) {
      try YAMLDocument(text: "a: 1\nb: [1, 2\nc: 3\n")
    }
    #expect((error?.line ?? 0) >= 2)
    #expect(throws: YAMLError.self) { try YAMLDocument(text: "") }
    #expect(throws: YAMLError.self) { try YAMLDocument(text: "a: 1\n---\nb: 2\n") }
    #expect(throws: YAMLError.self) { try YAMLDocument(bytes: [0x61, 0x3A, 0x20, 0xFF]) }
    let twice = #expect(throws: YAMLError.self) { try YAMLDocument(text: "a: 1\nb: 2\na: 3\n") }
    #expect(twice?.message == "key \"a\" more than once")
  }

  @Test(
    "The parser's complaints say what usually mends it",
    arguments: [
      ("a:\n\tb: 1\n", 2, "spaces, not with tabs"), ("a: @b\n", 1, "in quotes"),
      ("a: { b: ${C} }\n", 1, "put a value that has { }"), ("a: b: c\n", 1, "in quotes"),
      ("a: 1\n  b: 2\n", 2, "indentation"),
      (String(repeating: "[", count: 20_000), 1, "too deeply"),
    ])
  func remedies(text: String, line: Int, remedy: String) {
    let error = #expect(throws: YAMLError.self) { try YAMLDocument(text: text) }
    #expect(error?.line == line)
    #expect(error?.message.contains(remedy) == true, "\(error?.message ?? "")")
  }

  @Test("A byte order mark is no content")
  func byteOrderMark() throws {
    #expect(try YAMLDocument(text: "\u{FEFF}a: 1\n").root.mapping().required("a").int() == 1)
  }

  @Test("Too large, too deep, too many")
  func limits() {
    #expect(throws: YAMLError.self) {
      try YAMLDocument(bytes: Array(repeating: 0x61, count: 1 << 20 + 1))
    }
    for opening in ["[", "{a: ", "- ", "? "] {
      for depth in [65, 100_000] {
        #expect(throws: YAMLError.self) {
          try YAMLDocument(text: String(repeating: opening, count: depth))
        }
      }
    }
    let nested = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(throws: Never.self) { try YAMLDocument(text: nested) }
    #expect(throws: YAMLError.self) { try YAMLDocument(text: "[\(nested)]") }
    #expect(throws: YAMLError.self) {
      try YAMLDocument(text: String(repeating: "- a\n", count: 10_000))
    }
  }

  @Test("Aliases count as what they stand for, also inside keys")
  func bombs() throws {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(throws: YAMLError.self) { try YAMLDocument(text: bomb) }
    #expect(throws: YAMLError.self) { try YAMLDocument(text: bomb + "*a12 : x\n") }
    #expect(throws: YAMLError.self) { try YAMLDocument(text: bomb + "? [*a12]\n: x\n") }
    let shared = try YAMLDocument(text: "a: &a {b: 1}\nc: *a\n").root.mapping()
    #expect(try shared.required("c").mapping().required("b").int() == 1)
  }
}
