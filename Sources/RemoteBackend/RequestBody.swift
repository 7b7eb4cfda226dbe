import Documents
import Payment

/// A body with gaps, and what it is.
struct RequestBody {
  let contentType: String
  let template: Template
}

extension RequestReader {
  mutating func body(
    _ mapping: YAMLMapping, _ headers: [RequestTemplate.Header]
  ) throws(YAMLError) -> RequestBody? {
    let given = ["json", "form", "body"].filter { mapping[$0] != nil }
    if given.count > 1, let second = mapping[given[1]] {
      throw second.error("there is one body: either \(given[0]): or \(given[1]):")
    }
    if let reader = mapping["json"] {
      guard reader.isMapping && reader.bracedName == nil || reader.isSequence else {
        throw reader.error("json: must be a mapping or a list; for a text of your own use body:")
      }
      var template = Template()
      try appendJSON(reader, secretAt: nil, to: &template)
      return RequestBody(contentType: "application/json", template: template)
    }
    if let reader = mapping["form"] {
      return RequestBody(
        contentType: "application/x-www-form-urlencoded", template: try form(reader))
    }
    return try mapping["body"].map { reader throws(YAMLError) in try text(reader, headers) }
  }

  private mutating func form(_ reader: YAMLReader) throws(YAMLError) -> Template {
    var template = Template()
    for (index, entry) in try reader.mapping().entries.enumerated() {
      let text = try role.text(try entry.value.templateText(), in: entry.value)
      template.append((index > 0 ? "&" : "") + SecretText.Escaping.form.apply(to: entry.key) + "=")
      append(
        text, to: &template, .form,
        secretAt: SecretLiterals.isSecret(entry.key) ? "\(place).form.\(entry.key)" : nil,
        literal: SecretText.Escaping.form.apply)
    }
    return template
  }

  // MARK: JSON

  private mutating func appendJSON(
    _ reader: YAMLReader, secretAt secret: String?, to template: inout Template
  ) throws(YAMLError) {
    if reader.isSequence {
      template.append("[")
      for (index, item) in try reader.sequence().enumerated() {
        if index > 0 { template.append(",") }
        try appendJSON(item, secretAt: secret, to: &template)
      }
      template.append("]")
    } else if reader.isMapping, reader.bracedName == nil {
      template.append("{")
      for (index, entry) in try reader.mapping().entries.enumerated() {
        template.append((index > 0 ? "," : "") + Value.string(entry.key).json() + ":")
        let isSecret = SecretLiterals.isSecret(entry.key)
        try appendJSON(
          entry.value, secretAt: isSecret ? "\(place).json.\(entry.key)" : nil, to: &template)
      }
      template.append("}")
    } else {
      try appendJSONScalar(reader, secretAt: secret, to: &template)
    }
  }

  private mutating func appendJSONScalar(
    _ reader: YAMLReader, secretAt secret: String?, to template: inout Template
  ) throws(YAMLError) {
    if !reader.isMapping {
      switch try reader.scalar() {
      case .number(let number): return template.append(number.text)
      case .bool, .null: return template.append(try reader.scalar().json())
      case .string, .array, .object, .function: break
      }
    }
    let text = try role.text(try reader.templateText(), in: reader)
    if let placeholder = text.onlyPlaceholder { return template.append(.json(placeholder)) }
    template.append("\"")
    append(
      text, to: &template, .json, secretAt: secret, literal: SecretText.Escaping.json.apply)
    template.append("\"")
  }

  // MARK: A text of one's own

  private mutating func text(
    _ reader: YAMLReader, _ headers: [RequestTemplate.Header]
  ) throws(YAMLError) -> RequestBody {
    let written = try reader.templateText()
    let text = try role.text(written, in: reader)
    let given = headers.first { $0.name.lowercased() == "content-type" }?.value.pieces.first
    let contentType =
      if case .text(let text)? = given { text } else { Self.contentType(of: written) }
    var template = Template()
    let escaping = Self.escaping(in: contentType.lowercased())
    append(text, to: &template, escaping)
    if escaping == .json { try checkJSON(template, reader) }
    return RequestBody(contentType: contentType, template: template)
  }

  private static func contentType(of text: String) -> String {
    switch text.utf8.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): "application/json"
    case UInt8(ascii: "<"): "text/xml; charset=utf-8"
    default: "text/plain; charset=utf-8"
    }
  }

  private static func escaping(in contentType: String) -> SecretText.Escaping {
    if contentType.contains("json") { return .json }
    if contentType.contains("xml") || contentType.contains("html") { return .xml }
    return contentType.contains("urlencoded") ? .form : .none
  }

  /// Values stand inside strings, or are numbers: with any in place it must be JSON.
  private func checkJSON(_ template: Template, _ reader: YAMLReader) throws(YAMLError) {
    let values = RequestValues(
      outOrderNo: "x", totalAmount: "1", totalYuan: "0.01", subject: "x", body: "x", uid: "x",
      validTime: "1", channels: [.wechat], transaction: "x")
    guard let filled = try? template.filled(with: values, .body) else { return }
    do {
      _ = try OrderReader.readJSON(filled.shown)
    } catch {
      throw reader.error(
        "the body is no JSON once its values are in place "
          + "(line \(error.line) of it: \(error.message.en)); "
          + "texts belong into quotation marks: \"{subject}\"")
    }
  }
}
