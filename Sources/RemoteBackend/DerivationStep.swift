import Documents
import Payment
import TTPay

/// One step from a reply of the backend to what it means.
public enum DerivationStep: Equatable, Sendable {
  case http(UInt16)
  case wire(WireFailure, detail: String)
  case retryAfter(seconds: UInt32)
  case notJSON(ReadError, beginning: String)
  case found(JSONPointer, Value)
  /// The first `after` steps of the pointer lead to a value without the next one.
  case missing(JSONPointer, after: Int, in: Value)
  case noOrder(Value)
  case order(outOrderNo: String)
  case table(StatusTable, word: String, isExpired: Bool)
  case notInTable(StatusTable, word: String)
  case code(PayResult)
  case notify(Channel, BackendProfile.Acceptance, accepted: Bool)

  /// The step in a few words: `/data/state = "PAID"`.
  public var text: Bilingual {
    switch self {
    case .http(let status): both("HTTP \(status)")
    case .wire(let failure, let detail): both("\(failure.name): \(shown(detail, atMost: 200))")
    case .retryAfter(let seconds): both("Retry-After: \(seconds) s")
    case .notJSON(let error, let beginning):
      Bilingual(
        zh: "不是 JSON：\(printable(error.text(in: .zh)))\(quoted(beginning))",
        en: "not JSON: \(printable(error.text(in: .en)))\(quoted(beginning))")
    case .found(let pointer, let value): both("\(place(pointer)) = \(brief(value))")
    case .missing(let pointer, let count, let value):
      Bilingual(
        zh: "回复里没有 \(place(pointer))：\(parent(pointer, count))是 \(outline(value))",
        en: "no \(place(pointer)) in the reply: \(parent(pointer, count))is \(outline(value))")
    case .noOrder(let value):
      Bilingual(zh: "不是 orderInfo：\(outline(value))", en: "no orderInfo: \(outline(value))")
    case .order(let number):
      Bilingual(zh: "订单 \(shown(number))", en: "order \(shown(number))")
    case .table(let table, let word, let isExpired):
      if isExpired, table.openWords.contains(word) {
        Bilingual(zh: "\(table.title.zh)（有效期已过）", en: "\(table.title.en) (validity over)")
      } else if table.rows.contains(where: { $0.word == word }) {
        table.title
      } else {
        Bilingual(zh: "\(table.title.zh)的 default", en: "\(table.title.en), default")
      }
    case .notInTable(let table, let word):
      Bilingual(
        zh: "\(table.title.zh)里没有“\(shown(word))”",
        en: "“\(shown(word))” is not in the \(table.title.en)"
      )
    case .code(let code):
      Bilingual(
        zh: "code \(code.rawValue)（\(code.text.zh)）", en: "code \(code.rawValue) (\(code.text.en))")
    case .notify(let channel, let acceptance, let accepted):
      switch (acceptance, accepted) {
      case (.any, _): Bilingual(zh: "已受理", en: "accepted")
      case (.channel, true):
        Bilingual(
          zh: "\(channel.name.zh)要的应答：已受理", en: "the answer that \(channel.name.en) wants: accepted"
        )
      case (.channel, false):
        Bilingual(
          zh: "不是\(channel.name.zh)要的应答：未受理",
          en: "not the answer that \(channel.name.en) wants: not accepted")
      }
    }
  }

  private func both(_ text: String) -> Bilingual { Bilingual(zh: text, en: text) }

  private func quoted(_ text: String) -> String { text.isEmpty ? "" : " “\(printable(text))…”" }

  /// `/data ` where the steps before the missing one lead.
  private func parent(_ pointer: JSONPointer, _ count: Int) -> String {
    count == 0 ? "" : printable("/" + pointer.steps.prefix(count).joined(separator: "/")) + " "
  }
}

extension StatusTable {
  var title: Bilingual {
    name == "table"
      ? Bilingual(zh: "对照表", en: "table")
      : Bilingual(zh: "预设 \(name)", en: "preset \(name)")
  }
}

private func place(_ pointer: JSONPointer) -> String {
  pointer.text.isEmpty ? "reply" : printable(pointer.text)
}

/// A value in a few characters.
private func brief(_ value: Value) -> String {
  switch value {
  case .object, .array: outline(value)
  default: shown(value.json())
  }
}

/// What an object or a list has in it, by name.
func outline(_ value: Value) -> String {
  switch value {
  case .object(let object):
    let names = object.members.prefix(8).map { shown($0.name, atMost: 24) }
    return "{" + names.joined(separator: ", ") + (object.members.count > 8 ? ", …}" : "}")
  case .array(let values): return "[\(values.count)]"
  default: return shown(value.json())
  }
}

/// A text from outside, made harmless and short.
func shown(_ text: String, atMost count: Int = 60) -> String {
  let scalars = text.unicodeScalars.prefix(count + 1)
  guard scalars.count > count else { return printable(text) }
  return printable(String(String.UnicodeScalarView(scalars.prefix(count)))) + "…"
}
