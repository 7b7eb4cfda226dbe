import Foundation
import Payment
import Testing

@Suite struct JSONLinesTests {
  struct Line: Decodable, Equatable {
    let number: Int64
    let text: String
    let texts: [String]
  }

  @Test(arguments: [0, 9, 10, 1_000_000, -1, Int64.max, Int64.min])
  func linesAreReadBackAsTheyWereMeant(number: Int64) throws {
    var json = JSONLines()
    for text in ["", "plain", "\"\\{", "\u{1}\u{7f}\n", "微信"] {
      json.begin()
      json.field("number", number)
      json.field("text", text)
      json.field("texts", [text, text])
      json.end()
    }
    let lines = try json.bytes.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Line.self, from: Data($0))
    }
    #expect(lines.map(\.text) == ["", "plain", "\"\\{", "\u{1}\u{7f}\n", "微信"])
    #expect(lines.allSatisfy { $0.number == number && $0.texts == [$0.text, $0.text] })
  }
}
