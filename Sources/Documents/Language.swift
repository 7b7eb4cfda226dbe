/// The two languages that the screen and the texts speak.
public enum Language: String, CaseIterable, Codable, Sendable {
  case zh
  case en

  /// The language of a locale, as the environment names it: the first of LC_ALL, LC_MESSAGES and
  /// LANG that is not empty; Chinese if it begins with `zh` and the locale can show it, else
  /// English.
  public init(environment: [String: String]) {
    let isChinese = Self.locale(for: "LC_MESSAGES", environment).lowercased().hasPrefix("zh")
    self = isChinese && Self.showsUnicode(environment: environment) ? .zh : .en
  }

  /// Whether the locale's character set is UTF-8: the first of LC_ALL, LC_CTYPE and LANG says.
  public static func showsUnicode(environment: [String: String]) -> Bool {
    let locale = locale(for: "LC_CTYPE", environment).lowercased()
    return locale.contains("utf-8") || locale.contains("utf8")
  }

  private static func locale(for category: String, _ environment: [String: String]) -> String {
    ["LC_ALL", category, "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
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
