extension Bilingual {
  /// One text that counts for both languages.
  public init(_ text: String) { self.init(zh: text, en: text) }

  public var isEmpty: Bool { zh.isEmpty && en.isEmpty }
}

extension YAMLShape {
  /// One text, or one for each language, each of at most so many characters.
  public static func bilingual(atMost limit: Int) -> YAMLShape {
    let text = scalar(.text(atMost: limit))
    return text.or(.mapping([.init("zh", text, "In Chinese."), .init("en", text, "In English.")]))
  }
}

extension YAMLReader {
  /// One text for both languages, or `zh` and `en`; where one of these is missing, the other
  /// counts for both. Where lines of Chinese are joined after a full-width sign, no space is left.
  public func bilingual() throws(YAMLError) -> Bilingual {
    guard isMapping else { return Bilingual(try string()) }
    let mapping = try mapping()
    let en = try mapping["en"]?.string()
    let zh = try mapping["zh"]?.string().joinedAfterFullWidthSigns
    guard let either = zh ?? en else { throw error("\(name) must have a text: zh, en or both") }
    return Bilingual(zh: zh ?? either, en: en ?? either)
  }
}

extension YAMLTree {
  /// One text where it is the same in both languages.
  public static func bilingual(_ text: Bilingual) -> YAMLTree {
    text.zh == text.en
      ? .scalar(text.en) : .mapping(["zh": .scalar(text.zh), "en": .scalar(text.en)])
  }
}

extension String {
  fileprivate var joinedAfterFullWidthSigns: String {
    var joined = ""
    for character in self {
      if character == " ", let last = joined.last, "，。、；：！？）」』》】".contains(last) { continue }
      joined.append(character)
    }
    return joined
  }
}
