import Documents
import Payment

/// Results in JUnit's XML, as CI servers read them: a testcase a scenario.
public struct JUnitReport {
  public let text: String

  public init(_ played: [Played], _ language: Language) {
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    let counts = #"tests="\#(played.count)" failures="\#(played.count { $0.status == .failed })" "#
    let rest =
      #"errors="\#(played.count { $0.status == .error })" skipped="\#(played.count { $0.status == .skipped })""#
    lines.append("<testsuites name=\"cashier\" \(counts)\(rest)>")
    lines.append("  <testsuite name=\"scenarios\" \(counts)\(rest)>")
    for each in played { lines += Self.testcase(each, language) }
    lines += ["  </testsuite>", "</testsuites>", ""]
    text = lines.joined(separator: "\n")
  }

  private static func testcase(_ played: Played, _ language: Language) -> [String] {
    let time = played.outcome.map { Double($0.duration.microseconds) / 1_000_000 } ?? 0
    let head =
      "    <testcase classname=\"scenarios\" name=\"\(xml(played.name))\" time=\"\(time)\""
    let complaints = played.outcome?.complaints(language) ?? []
    switch played.status {
    case .passed: return [head + "/>"]
    case .skipped:
      guard case .skipped(_, let reason) = played.result else { return [head + "/>"] }
      return [
        head + ">", "      <skipped message=\"\(xml(reason[language]))\"/>", "    </testcase>",
      ]
    case .failed, .error:
      let element = played.status == .failed ? "failure" : "error"
      var lines = complaints
      if case .unreadable(let error) = played.result { lines = [error.text[language]] }
      let body = (lines + (played.lastEntries.isEmpty ? [] : [""] + played.lastEntries))
      return [
        head + ">",
        "      <\(element) message=\"\(xml(lines.first ?? ""))\">"
          + body.map(xml).joined(separator: "\n") + "</\(element)>",
        "    </testcase>",
      ]
    }
  }

  private static func xml(_ text: String) -> String { SecretText.Escaping.xml.apply(to: text) }
}
