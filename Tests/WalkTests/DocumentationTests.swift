import Foundation
import Payment
import Testing

/// The pages for people say what the code does.
@Suite struct DocumentationTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..")

  @Test func everyChoiceOfOursIsListedAndNothingElse() throws {
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/our-choices.md"), encoding: .utf8)
    let listed = page.matches(of: /(?m)^\| `([a-z0-9-]+)` \|/).map { String($0.1) }
    let chosen = Rule.allCases.filter { $0.provenance == .ourChoice }.map(\.rawValue)
    #expect(Set(listed) == Set(chosen))
    #expect(listed.count == Set(listed).count)
  }
}
