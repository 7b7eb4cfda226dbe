import Documents

/// The text of a template, taken apart: `{subject}` is a placeholder, `${NAME}` a secret of the
/// environment; `{{subject}}` and `$${NAME}` are the same without a meaning. A brace around
/// anything but a name stands for itself, as in JSON.
struct TemplateText {
  enum Part: Equatable {
    case text(String)
    case placeholder(Placeholder)
    case secret(String)
  }

  enum Malformed: Error {
    /// `${` is not followed by a name and `}`.
    case namelessSecret
    case unknown(String)
  }

  var parts: [Part] = []

  init(_ text: String) throws(Malformed) {
    var plain = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    func flush() {
      if !plain.isEmpty { parts.append(.text(String(plain))) }
      plain.removeAll()
    }
    while let scalar = rest.first {
      if rest.starts(with: "$${".unicodeScalars) {
        plain.append(contentsOf: "${".unicodeScalars)
        rest = rest.dropFirst(3)
      } else if rest.starts(with: "${".unicodeScalars) {
        guard let name = Self.name(after: "${", in: rest, before: "}") else {
          throw .namelessSecret
        }
        flush()
        parts.append(.secret(name))
        rest = rest.dropFirst(name.utf8.count + 3)
      } else if let name = Self.name(after: "{{", in: rest, before: "}}") {
        plain.append(contentsOf: "{\(name)}".unicodeScalars)
        rest = rest.dropFirst(name.utf8.count + 4)
      } else if let name = Self.name(after: "{", in: rest, before: "}") {
        guard let placeholder = Placeholder(rawValue: name) else { throw .unknown(name) }
        flush()
        parts.append(.placeholder(placeholder))
        rest = rest.dropFirst(name.utf8.count + 2)
      } else {
        plain.append(scalar)
        rest = rest.dropFirst()
      }
    }
    flush()
  }

  /// The only part, if it is a placeholder.
  var onlyPlaceholder: Placeholder? {
    if parts.count == 1, case .placeholder(let placeholder) = parts[0] { placeholder } else { nil }
  }

  /// A name in ASCII that stands between two signs.
  private static func name(
    after start: String, in text: Substring.UnicodeScalarView, before end: String
  ) -> String? {
    guard text.starts(with: start.unicodeScalars) else { return nil }
    let rest = text.dropFirst(start.utf8.count)
    let name = rest.prefix { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": true
      default: false
      }
    }
    guard let first = name.first, !("0"..."9").contains(first),
      rest.dropFirst(name.count).starts(with: end.unicodeScalars)
    else { return nil }
    return String(name)
  }
}

/// What a request is for: it decides what its placeholders can stand for.
enum RequestRole {
  case create, query, notify

  var placeholders: [Placeholder] {
    Placeholder.allCases.filter { $0 != .transaction || self == .notify }
  }

  /// Takes a text of the profile apart.
  ///
  /// - Throws: `YAMLError` where it says something that has no meaning here.
  func text(_ text: String, in reader: YAMLReader) throws(YAMLError) -> TemplateText {
    let parsed: TemplateText
    do {
      parsed = try TemplateText(text)
    } catch {
      throw complaint(error, reader)
    }
    for case .placeholder(let placeholder) in parsed.parts where !placeholders.contains(placeholder)
    {
      throw reader.error("{\(placeholder.rawValue)} is known in notify only")
    }
    return parsed
  }

  private func complaint(_ malformed: TemplateText.Malformed, _ reader: YAMLReader) -> YAMLError {
    switch malformed {
    case .namelessSecret:
      return reader.error(
        "${ must be followed by the name of an environment variable and } "
          + "(a ${ that is meant as it stands is written $${)")
    case .unknown(let name):
      let known = placeholders.map(\.rawValue)
      let near = name.utf8.count > 40 ? nil : nearMiss(name, among: known)
      let list = near == nil ? "; there are \(known.map { "{\($0)}" }.joined(separator: " "))" : ""
      return reader.error("unknown placeholder {\(name.prefix(40))}\(list)", suggestion: near)
    }
  }
}
