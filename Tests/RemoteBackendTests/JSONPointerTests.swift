import Documents
import Foundation
import Testing

@testable import RemoteBackend

/// RFC 6901.
@Suite struct JSONPointerTests {
  static let document =
    #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#

  /// Section 5, and the same as fragments of section 6.
  static let examples: [(pointer: String, fragment: String, json: String)] = [
    ("", "#", document),
    ("/foo", "#/foo", #"["bar","baz"]"#),
    ("/foo/0", "#/foo/0", #""bar""#),
    ("/", "#/", "0"),
    ("/a~1b", "#/a~1b", "1"),
    ("/c%d", "#/c%25d", "2"),
    ("/e^f", "#/e%5Ef", "3"),
    ("/g|h", "#/g%7Ch", "4"),
    (#"/i\j"#, "#/i%5Cj", "5"),
    (#"/k"l"#, "#/k%22l", "6"),
    ("/ ", "#/%20", "7"),
    ("/m~0n", "#/m~0n", "8"),
  ]

  @Test(arguments: examples) func theExamplesOfTheRFC(
    pointer: String, fragment: String, json: String
  ) throws {
    let document = try OrderReader.readJSON(Self.document)
    #expect(try JSONPointer(pointer)[document]?.json() == json)
    #expect(try JSONPointer(fragment)[document]?.json() == json)
  }

  @Test(arguments: [
    "/foo/2", "/foo/-", "/foo/00", "/foo/-1", "/foo/+1", "/foo/bar", "/foo/99999999999999999999",
    "/nothing", "/foo/0/0", "//", "/a/b", "/m~01n",
  ])
  func whatIsNotThere(pointer: String) throws {
    #expect(try JSONPointer(pointer)[try OrderReader.readJSON(Self.document)] == nil)
  }

  @Test func aTildeThenOneIsNoSlash() throws {
    let document = try OrderReader.readJSON(#"{"~1":1,"/":2}"#)
    #expect(try JSONPointer("/~01")[document]?.json() == "1")
    #expect(try JSONPointer("/~1")[document]?.json() == "2")
  }

  @Test func howFarItGoes() throws {
    let document = try OrderReader.readJSON(#"{"data":{"status":"PAID"}}"#)
    guard case .missing(1, let value) = try JSONPointer("/data/state/x").find(in: document) else {
      Issue.record("found")
      return
    }
    #expect(value.json() == #"{"status":"PAID"}"#)
  }

  @Test(arguments: [
    ("data.state", "/data/state"), ("$.data.state", "/data/state"), ("code", "/code"),
    ("a b", nil), ("/a~2", nil), ("/~", nil), ("#/%4", nil), ("#/%zz", nil), ("#/%ff", nil),
    ("#a", "/a"),
  ])
  func malformed(text: String, suggestion: String?) {
    let error = #expect(throws: JSONPointer.Malformed.self) { try JSONPointer(text) }
    #expect(error?.suggestion == suggestion)
  }

  @Test func itIsATextInDocuments() throws {
    let pointer = try JSONPointer("/a~1b")
    let data = try JSONEncoder().encode(pointer)
    #expect(String(decoding: data, as: UTF8.self) == #""\/a~1b""#)
    #expect(try JSONDecoder().decode(JSONPointer.self, from: data) == pointer)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(JSONPointer.self, from: Data(#""a""#.utf8))
    }
  }
}
