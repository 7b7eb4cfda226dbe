import Documents
import Foundation
import Payment
import TTPay
import Walk

/// A walk without what belongs to people: uid, ip and the buyer's data are left out of orders,
/// requests, answers and notifies.
public enum Redaction {
  /// What stands in the place of what was left out.
  public static let mark = "redacted"
  static let address = "0.0.0.0"

  /// Lower case, without `_` and `-`.
  private static let personal: Set<String> = [
    "uid", "userid", "openid", "subopenid", "unionid", "buyerid", "buyeropenid", "buyeruserid",
    "buyerlogonid", "buyeraccount", "buyeruname", "buyername", "buyeremail", "buyermobile",
    "payeropenid", "payerid", "payername", "payeruserid", "payeraccount", "payeremail",
    "payermobile",
    "payerphone", "phone", "phonenumber", "mobile", "mobilephone", "tel",
    "email", "idcard", "certno", "realname", "deviceid", "risk", "riskinfo",
  ]
  private static let addresses: Set<String> = [
    "ip", "clientip", "payerclientip", "spbillcreateip", "userip", "remoteip", "deviceip",
    "xforwardedfor", "xrealip",
  ]

  /// The same walk, gone again from a record in which nothing personal is left; nil where such a
  /// record cannot be made.
  public static func walk(_ walk: Walk) -> Walk? {
    let record = Data(lines(TraceWriter.trace(of: walk)))
    guard let trace = try? Trace(record) else { return nil }
    let redacted = Replay(trace).walk
    // What was told apart by what is left out went another way: it cannot be shown without it.
    let isSame = redacted.journal.entries.elementsEqual(walk.journal.entries) {
      $0.at == $1.at && $0.cause == $1.cause && $0.what.isLike($1.what)
    }
    return isSame ? redacted : nil
  }

  /// The lines of a trace.
  static func lines(_ trace: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for line in trace.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      // Numbers keep their text, and what nothing is left out of stays as it is.
      if let value = try? OrderReader.readJSON(text, isOurs: true) {
        let redacted = redact(value)
        result += redacted == value ? Array(line) : Array(exactJSON(redacted).utf8)
      } else {
        result += line
      }
      result.append(UInt8(ascii: "\n"))
    }
    return result
  }

  /// What stands in a member's place, where its name says that it is personal.
  private static func stand(inFor name: String) -> String? {
    let plain = String(
      String.UnicodeScalarView(name.unicodeScalars.filter { $0 != "_" && $0 != "-" })
    ).lowercased()
    // A header of one's own begins with X-.
    let names = [plain, plain.hasPrefix("x") ? String(plain.dropFirst()) : plain]
    return names.contains(where: personal.contains)
      ? mark : names.contains(where: addresses.contains) ? address : nil
  }

  private static func redact(_ value: Value) -> Value {
    switch value {
    case .string(let text): return .string(redact(text))
    case .array(let values): return .array(values.map(redact))
    case .object(let object):
      var object = object
      // A header, a field of a form: { "name": …, "value": … }.
      let named = object["name"].flatMap { if case .string(let name) = $0 { name } else { nil } }
      // What a finding says of a field.
      let field = object["field"].flatMap { if case .string(let name) = $0 { name } else { nil } }
      object.members = object.members.map { member in
        var value = member.value
        let name = (member.name == "value" ? named ?? field : member.name == "values" ? field : nil)
        if let mark = stand(inFor: name ?? member.name) {
          value = blotted(value, mark)
        } else if member.name == "base64", case .string(let text) = value {
          value = .string(redactBase64(text))
        } else {
          value = redact(value)
        }
        return Member(name: member.name, value: value)
      }
      return .object(object)
    case .number, .bool, .null, .function: return value
    }
  }

  private static func blotted(_ value: Value, _ mark: String) -> Value {
    switch value {
    case .string(let text): text.isEmpty ? value : .string(mark)
    case .number: .number(Number(0))
    case .array(let values): .array(values.map { blotted($0, mark) })
    case .object(let object):
      .object(
        Object(
          members: object.members.map {
            Member(name: $0.name, value: blotted($0.value, stand(inFor: $0.name) ?? mark))
          }))
    case .bool, .null, .function: value
    }
  }

  /// As JSON whose numbers are as they were.
  private static func exactJSON(_ value: Value) -> String {
    switch value {
    case .number(let number): number.text
    case .array(let values): "[" + values.map(exactJSON).joined(separator: ",") + "]"
    case .object(let object):
      "{"
        + object.members.map {
          Value.string($0.name).json(isHarmless: false) + ":" + exactJSON($0.value)
        }.joined(separator: ",") + "}"
    case .string, .bool, .null, .function: value.json(isHarmless: false)
    }
  }

  /// Bytes that are no UTF-8, as GBK: what is personal is named in ASCII all the same.
  private static func redactBase64(_ text: String) -> String {
    guard let data = Data(base64Encoded: text),
      let latin = String(data: data, encoding: .isoLatin1)
    else { return text }
    let redacted = redact(latin)
    guard redacted != latin else { return text }
    return redacted.data(using: .isoLatin1)?.base64EncodedString() ?? ""
  }

  /// A text that may itself be JSON, XML or a form. One that names something personal and cannot be
  /// read is left out whole.
  static func redact(_ text: String) -> String {
    if text.utf8.count < 4 { return text }
    let start = text.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
    if start == "{" || start == "[",
      let value = try? OrderReader.readJSON(
        String(text.drop { $0 == "\u{FEFF}" }), isOurs: true)
    {
      let redacted = redact(value)
      return redacted == value ? text : exactJSON(redacted)
    }
    if start == "<" { return redactXML(text) }
    if namesPersonal(text) { return mark }
    return text.contains("=") ? redactForm(text) : text
  }

  /// Whether it has a member of that kind, as JSON writes it.
  private static func namesPersonal(_ text: String) -> Bool {
    text.matches(of: /["']([A-Za-z_\-]+)["']\s*:/).contains { stand(inFor: String($0.1)) != nil }
  }

  private static func redactXML(_ text: String) -> String {
    text.replacing(
      /<([A-Za-z_][\w.\-]*)(\s[^<>]*)?>((?:<!\[CDATA\[[\s\S]*?\]\]>|[^<])*)<\/\1>/
    ) { match in
      let (name, content) = (String(match.1), String(match.3))
      guard !content.isEmpty else { return String(match.0) }
      let plain = content.replacing("<![CDATA[", with: "").replacing("]]>", with: "")
      guard let mark = stand(inFor: name) ?? (redact(plain) == plain ? nil : mark) else {
        return String(match.0)
      }
      return "<\(name)>\(mark)</\(name)>"
    }
  }

  /// The fields of a form or of an address, whose values may again be documents.
  private static func redactForm(_ text: String) -> String {
    var result = ""
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: { "&?".contains($0) })
    {
      if part.startIndex > text.startIndex {
        result.append(text[text.index(before: part.startIndex)])
      }
      guard let equals = part.firstIndex(of: "=") else {
        result += part
        continue
      }
      let (name, value) = (part[..<equals], String(part[part.index(after: equals)...]))
      if !value.isEmpty, let mark = stand(inFor: String(name)) {
        result += "\(name)=\(mark)"
        continue
      }
      let decoded = value.replacing("+", with: " ").removingPercentEncoding
      let plain = decoded ?? latin(value)
      let redacted = redact(plain)
      if redacted == plain {
        result += part
      } else {
        result += "\(name)=\(decoded == nil ? mark : PercentEncoding.url.encode(redacted))"
      }
    }
    return result
  }

  /// What is no UTF-8 once it is decoded, a byte a character.
  private static func latin(_ value: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(value.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

extension Entry.What {
  /// Of the same kind, between the same parties, and of the same fate.
  fileprivate func isLike(_ other: Entry.What) -> Bool {
    switch (self, other) {
    case (.finding(let a, let by), .finding(let b, let other)): a.code == b.code && by == other
    default: self == other
    }
  }
}
