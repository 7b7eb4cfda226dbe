import Documents

/// Results in the Test Anything Protocol, version 14.
public struct TAPReport {
  public let text: String

  public init(_ played: [Played], _ language: Language) {
    var lines = ["TAP version 14", "1..\(played.count)"]
    for (index, each) in played.enumerated() {
      let word = each.status == .failed || each.status == .error ? "not ok" : "ok"
      var line = "\(word) \(index + 1) - \(Self.escaped(each.name))"
      if case .skipped(_, let reason) = each.result { line += " # SKIP \(reason[language])" }
      lines.append(line)
      var complaints = each.outcome?.complaints(language) ?? []
      if case .unreadable(let error) = each.result { complaints = [error.text[language]] }
      guard word == "not ok", !complaints.isEmpty else { continue }
      lines.append("  ---")
      lines.append("  message: \(Value.string(complaints.joined(separator: "; ")).json())")
      lines.append("  ...")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }
}
