import Documents
import Testing

@Suite("YAML values")
struct YAMLReaderTests {
  @Test("Values are read as what they should be")
  func values() throws {
    let mapping = try YAMLDocument(
      text: """
        name: 晚到的通知
        retries: 3
        quoted: "3"
        late: true
        steps: [pay, {wait: 5}]
        nothing:
        coloured: "a\\e[31mb"
        """
    ).root.mapping()
    #expect(mapping.entries.map(\.key).first == "name")
    #expect(try mapping.required("name").string() == "晚到的通知")
    #expect(try mapping.required("retries").int() == 3)
    #expect(try mapping.required("quoted").string() == "3")
    #expect(try mapping.required("late").bool())
    #expect(try mapping.required("steps").sequence()[1].mapping()["wait"]?.int() == 5)
    #expect(mapping["nothing"]?.isNull == true)
    #expect(mapping["absent"] == nil)
    #expect(try mapping.required("coloured").string() == "a[31mb")
  }

  @Test("Numbers are decimal and nothing else", arguments: ["0x10", "1_000", "007", "1e3", "'3'"])
  func strictNumbers(text: String) throws {
    let mapping = try YAMLDocument(text: "a: 1\nretries: \(text)").root.mapping()
    let error = #expect(throws: YAMLError.self) { try mapping.required("retries").int() }
    #expect(error?.line == 2)
    #expect(error?.column == 10)
    #expect(error?.message.hasPrefix("\"retries\" must be a whole number") == true)
  }

  @Test("Only true and false are booleans", arguments: ["yes", "on", "True", "'true'", "1"])
  func strictBooleans(text: String) throws {
    let mapping = try YAMLDocument(text: "late: \(text)").root.mapping()
    #expect(throws: YAMLError.self) { try mapping.required("late").bool() }
  }

  @Test("An unknown key is named with its line and the nearest known one")
  func unknownKeys() throws {
    let mapping = try YAMLDocument(text: "seed: 7\nretires: 3\n").root.mapping()
    #expect(
      mapping.unknownKeys(known: ["seed", "retries"]).map(\.description) == [
        "line 2, column 1: unknown key \"retires\" (did you mean \"retries\"?)"
      ])
    #expect(throws: YAMLError.self) { try mapping.requireKeys(among: ["seed"]) }
    #expect(throws: YAMLError.self) { try mapping.required("name") }
  }

  @Test("A word out of a list of words")
  func choices() throws {
    let root = try YAMLDocument(text: "wechat").root
    #expect(try root.choice(["wechat": 1, "alipay": 2]) == 1)
    let error = #expect(throws: YAMLError.self) { let _: Int = try root.choice(["wechta": 1]) }
    #expect(error?.suggestion == "wechta")
  }
}
