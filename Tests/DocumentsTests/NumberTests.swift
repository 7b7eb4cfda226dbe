import Documents
import Testing

@Suite struct NumberTests {
  /// The right column is what node prints for `String(number)`.
  @Test(arguments: [
    ("1.0", "1"), ("1e2", "100"), ("-0", "0"), ("0.01", "0.01"), ("1.50", "1.5"),
    ("19999999999999999.99", "20000000000000000"), ("9007199254740993", "9007199254740992"),
    ("123456789012345678901", "123456789012345680000"), ("1e21", "1e+21"), ("1e-6", "0.000001"),
    ("1.5e-7", "1.5e-7"), ("12345e-10", "0.0000012345"), ("5e-324", "5e-324"), ("0.1", "0.1"),
    ("1.7976931348623157e308", "1.7976931348623157e+308"), ("1e999", "Infinity"),
    ("-Infinity", "-Infinity"), ("0x1F", "31"), ("0o17", "15"), ("1_000", "1000"), (".5", "0.5"),
    ("5.", "5"), ("5.e1", "50"), ("100000000000000000000", "100000000000000000000"),
    ("-1234.5678", "-1234.5678"), ("0xde0b6b3a7640000", "1000000000000000000"),
  ])
  func printsNumbersAsJavaScript(_ text: String, _ expected: String) throws {
    let object = try OrderReader.read(Array("{n: \(text)}".utf8)).object
    guard case .number(let number) = object["n"] else {
      Issue.record("no number: \(text)")
      return
    }
    #expect(number.text == text)
    #expect(number.javaScriptText == expected)
  }
}
