/// The two languages that the screen and the texts speak.
public enum Language: String, CaseIterable, Codable, Sendable {
  case zh
  case en
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
