import Documents
import Payment

extension RequestReader {
  mutating func headers(_ reader: YAMLReader?) throws(YAMLError) -> [RequestTemplate.Header] {
    guard let reader, !reader.isNull else { return [] }
    var headers: [RequestTemplate.Header] = []
    for entry in try reader.mapping().entries {
      try checkName(entry)
      let text = try role.text(try entry.value.templateText(), in: entry.value)
      for case .text(let part) in text.parts where part.utf8.contains(where: { $0 < 0x20 }) {
        throw entry.value.error("\"\(entry.key)\" must be one line, without tabs")
      }
      if headers.contains(where: { $0.name.lowercased() == entry.key.lowercased() }) {
        throw entry.value.error("the header \(entry.key) more than once")
      }
      headers.append(RequestTemplate.Header(name: entry.key, value: value(of: entry.key, text)))
    }
    return headers
  }

  private mutating func value(of name: String, _ text: TemplateText) -> Template {
    var template = Template()
    guard SecretLiterals.isSecret(name) else {
      append(text, to: &template, .none)
      return template
    }
    var text = text
    if case .text(let first)? = text.parts.first,
      let scheme = SecretLiterals.scheme(of: first, in: name)
    {
      template.append(scheme)
      text.dropPrefix(scheme)
    }
    append(text, to: &template, .none, secretAt: "\(place).headers.\(name)")
    return template
  }

  private func checkName(_ entry: YAMLMapping.Entry) throws(YAMLError) {
    func refuse(_ reason: String) -> YAMLError {
      YAMLError(message: reason, line: entry.line, column: entry.column)
    }
    let isToken = entry.key.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
    }
    guard isToken, !entry.key.isEmpty else {
      throw refuse("\"\(entry.key.prefix(40))\" is no name of a header")
    }
    let ours = [
      "host", "content-length", "transfer-encoding", "connection", "keep-alive", "te", "trailer",
      "upgrade", "expect", "accept-encoding",
    ]
    if ours.contains(entry.key.lowercased()) {
      throw refuse("the header \(entry.key) is not yours to set: the connection needs it")
    }
  }
}

extension TemplateText {
  /// Takes a text away from the beginning.
  fileprivate mutating func dropPrefix(_ prefix: String) {
    guard case .text(let first)? = parts.first else { return }
    let rest = String(decoding: Array(first.utf8.dropFirst(prefix.utf8.count)), as: UTF8.self)
    parts.replaceSubrange(0...0, with: rest.isEmpty ? [] : [.text(rest)])
  }
}
