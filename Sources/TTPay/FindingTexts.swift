import Documents

/// What a finding says to people: what it is, why it may be, and what to do.
public struct FindingText: Equatable, Sendable {
  public let message: Bilingual
  public let cause: Bilingual
  public let remedy: Bilingual

  init(_ message: Bilingual, cause: Bilingual, remedy: Bilingual) {
    self.message = message
    self.cause = cause
    self.remedy = remedy
  }
}

/// The table of texts. A code may have several, told apart by the finding's first value.
///
/// Placeholders: `{field}`, `{0}` … `{2}` the values, `{rule}` the field's rule, `{mistakes}` and
/// `{remedies}` what is known of a wrong sign.
public enum FindingTexts {
  /// The longest value that a text repeats, in characters.
  static let longestValue = 80

  public static func text(of finding: Finding) -> FindingText {
    let variant = finding.values.first.map { "\(finding.code)/\($0)" }
    guard let template = variant.flatMap({ table[$0] }) ?? table[finding.code] else {
      let code = Bilingual(zh: finding.code, en: finding.code)
      return FindingText(code, cause: Bilingual(zh: "", en: ""), remedy: Bilingual(zh: "", en: ""))
    }
    func filled(_ text: Bilingual) -> Bilingual {
      Bilingual(zh: fill(text.zh, finding, .zh), en: fill(text.en, finding, .en))
    }
    return FindingText(
      filled(template.message), cause: filled(template.cause), remedy: filled(template.remedy))
  }

  /// Every code that has a text, in alphabetical order.
  public static let codes = Set(tables.keys.map { $0.split(separator: "/")[0] }).map(String.init)
    .sorted()

  /// Every variant that the table has, for tests and documentation.
  static var table: [String: FindingText] { tables }

  private static let tables = errorTexts.merging(adviceTexts) { first, _ in first }
    .merging(conductTexts) { first, _ in first }.merging(backendTexts) { first, _ in first }

  private static func fill(_ text: String, _ finding: Finding, _ language: Language) -> String {
    var result = ""
    var rest = text[...]
    while let close = rest.firstIndex(of: "}") {
      let end = rest.index(after: close)
      if let open = rest[..<close].lastIndex(of: "{"),
        let value = value(of: rest[rest.index(after: open)..<close], finding, language)
      {
        result += rest[..<open] + value
      } else {
        result += rest[..<end]
      }
      rest = rest[end...]
    }
    return result + rest
  }

  private static func value(
    of name: Substring, _ finding: Finding, _ language: Language
  ) -> String? {
    switch name {
    case "field": return bounded(finding.field ?? "")
    case "rule": return FieldRule.rule(finding.field ?? "")?.text[language] ?? ""
    case "channel":
      return finding.values.first.flatMap(Channel.init(rawValue:))?.name[language] ?? ""
    case "mistakes":
      let titles = mistakes(finding).map { "\($0.rawValue)（\($0.title.zh)）" }
      let english = mistakes(finding).map { "\($0.rawValue) (\($0.title.en))" }
      return language == .zh ? titles.joined(separator: "、") : english.joined(separator: ", ")
    case "remedies":
      var remedies: [String] = []
      for remedy in mistakes(finding).map({ $0.remedy[language] }) where !remedies.contains(remedy)
      {
        remedies.append(remedy)
      }
      return remedies.joined(separator: language == .zh ? "" : " ")
    default:
      return Int(name).flatMap { finding.values.indices.contains($0) ? finding.values[$0] : "" }
        .map(bounded)
    }
  }

  private static func mistakes(_ finding: Finding) -> [SignMistake] {
    finding.values.compactMap(SignMistake.init(rawValue:))
  }

  private static func bounded(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(longestValue + 1)
    guard scalars.count > longestValue else { return printable(text) }
    return printable(String(String.UnicodeScalarView(scalars.prefix(longestValue)))) + "…"
  }
}

extension Finding {
  public var message: Bilingual { FindingTexts.text(of: self).message }
  public var cause: Bilingual { FindingTexts.text(of: self).cause }
  public var remedy: Bilingual { FindingTexts.text(of: self).remedy }
}

extension FindingText {
  /// Three texts in Chinese, the same three in English.
  init(zh: (String, String, String), en: (String, String, String)) {
    self.init(
      Bilingual(zh: zh.0, en: en.0), cause: Bilingual(zh: zh.1, en: en.1),
      remedy: Bilingual(zh: zh.2, en: en.2))
  }
}
