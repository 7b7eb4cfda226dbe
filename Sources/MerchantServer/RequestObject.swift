import Documents
import TTPay

/// The JSON object of a request's body, read strictly: every member must be known, of its type and
/// within its bounds. All flaws are told together.
struct RequestObject {
  private let object: Object
  private var flaws: [Problem.Flaw] = []

  /// An empty body is an empty object.
  init(_ bytes: [UInt8], known: [String]) throws(Problem) {
    object = try Self.read(bytes)
    for member in object.members where !known.contains(member.name) {
      let near = nearMiss(String(member.name.prefix(60)), among: known)
      let all = known.joined(separator: ", ")
      flaw(
        member.name, zh: "没有这个字段", en: "no such field",
        whyZH: near.map { "是不是 \($0)？" } ?? (known.isEmpty ? "此请求没有字段" : "可用的字段：\(all)"),
        whyEN: near.map { "did you mean \($0)?" }
          ?? (known.isEmpty ? "this request has no fields" : "the fields are \(all)"))
    }
    for name in object.duplicates.map(\.name) {
      flaw(
        name, zh: "出现了不止一次", en: "given more than once", whyZH: "无法知道哪一个算数",
        whyEN: "it is not clear which one counts")
    }
  }

  private static func read(_ bytes: [UInt8]) throws(Problem) -> Object {
    if bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) { return Object() }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem(.malformedJSON, zh: "不是有效的 UTF-8", en: "it is not valid UTF-8")
    }
    do {
      if case .object(let object) = try OrderReader.readJSON(text) { return object }
    } catch {
      throw Problem(
        .malformedJSON,
        [
          Problem.Flaw(
            place: "\(error.line):\(error.column)", what: error.message,
            why: Bilingual(
              zh: "正文必须是 JSON：双引号，没有注释和多余的逗号",
              en: "the body must be JSON: double quotes, no comments, no trailing commas"))
        ])
    }
    throw Problem(.malformedJSON, zh: "正文必须是一个 JSON 对象", en: "the body must be a JSON object")
  }

  /// Throws what was found to be wrong, if anything.
  func finish() throws(Problem) {
    if !flaws.isEmpty { throw Problem(.invalidFields, flaws) }
  }

  // MARK: Members

  func has(_ name: String) -> Bool { object.member(name) != nil }

  /// A text for people: printable, of so many characters.
  mutating func text(_ name: String, atMost limit: Int) -> String? {
    guard let value = object[name] else { return nil }
    guard case .string(let text) = value, (1...limit).contains(text.unicodeScalars.count) else {
      flaw(
        name, zh: "应为 1–\(limit) 个字符的文本", en: "must be a text of 1–\(limit) characters",
        found: value)
      return nil
    }
    guard !containsUnprintable(text) else {
      flaw(
        name, zh: "含有不可见的控制字符", en: "holds control characters", whyZH: "控制字符会出现在账单和日志里",
        whyEN: "they would end up on bills and in logs")
      return nil
    }
    return text
  }

  /// A number of an order, a transaction or a refund.
  mutating func identifier(_ name: String) -> String? {
    guard let value = object[name] else { return nil }
    guard case .string(let text) = value, Identifier.isValid(text) else {
      flaw(name, zh: "应为 \(Identifier.rule.zh)", en: "must be \(Identifier.rule.en)", found: value)
      return nil
    }
    return text
  }

  /// A whole number, written as one.
  mutating func integer(_ name: String, _ range: ClosedRange<Int64>, _ unit: Bilingual) -> Int64? {
    guard let value = object[name] else { return nil }
    guard case .number(let number) = value, let integer = Int64(number.text),
      range.contains(integer)
    else {
      let bounds = "\(range.lowerBound)–\(range.upperBound)"
      flaw(
        name, zh: "应为 \(bounds) 的整数，单位\(unit.zh)，只用数字书写",
        en: "must be a whole number of \(unit.en), \(bounds), in digits alone", found: value)
      return nil
    }
    return integer
  }

  mutating func channel(_ name: String) -> Channel? {
    guard let value = object[name] else { return nil }
    guard case .string(let text) = value, let channel = Channel(rawValue: text) else {
      flaw(name, zh: "应为 wechat 或 alipay", en: "must be wechat or alipay", found: value)
      return nil
    }
    return channel
  }

  mutating func channels(_ name: String) -> [Channel]? {
    guard let value = object[name] else { return nil }
    if case .array(let values) = value {
      let channels = values.compactMap { value -> Channel? in
        if case .string(let text) = value { Channel(rawValue: text) } else { nil }
      }
      if !channels.isEmpty, channels.count == values.count, Set(channels).count == values.count {
        return channels
      }
    }
    flaw(
      name, zh: "应为 [\"wechat\", \"alipay\"] 中的一个或两个",
      en: "must be one or both of [\"wechat\", \"alipay\"]", found: value)
    return nil
  }

  /// What was asked of a member that is not there.
  mutating func require(_ names: String...) {
    for name in names where !has(name) {
      flaw(name, zh: "缺少", en: "missing", whyZH: "此字段必填", whyEN: "this field is required")
    }
  }

  // MARK: Flaws

  private mutating func flaw(_ name: String, zh: String, en: String, found value: Value) {
    let text = if case .number(let number) = value { number.text } else { value.json() }
    let shown = Problem.shown(text)
    flaw(name, zh: zh, en: en, whyZH: "收到的是 \(shown)", whyEN: "it is \(shown)")
  }

  private mutating func flaw(
    _ name: String, zh: String, en: String, whyZH: String, whyEN: String
  ) {
    let pointer = name.replacing("~", with: "~0").replacing("/", with: "~1")
    flaws.append(
      Problem.Flaw(
        place: "/" + Problem.shown(pointer), what: Bilingual(zh: zh, en: en),
        why: Bilingual(zh: whyZH, en: whyEN)))
  }
}
