/// The two languages that the screen and the texts speak.
public enum Language: String, CaseIterable, Codable, Sendable {
  case zh
  case en

  /// The language of a locale, as the environment names it: the first of LC_ALL, LC_MESSAGES and
  /// LANG that is not empty; Chinese if it begins with `zh`, else English.
  public init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    self = locale.lowercased().hasPrefix("zh") ? .zh : .en
  }
}

/// One text in both languages.
public struct Bilingual: Hashable, Sendable {
  public let zh: String
  public let en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  public subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
