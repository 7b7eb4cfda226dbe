import Documents
import Payment

/// Reads one request of a profile: method and URL, headers, body.
struct RequestReader {
  let role: RequestRole
  /// Where it stands, as the secrets in it are named: `create`, `notify.wechat`.
  let place: String
  var secrets: SecretLiterals

  static let keys = ["request", "method", "url", "headers", "json", "form", "body"]

  /// - Parameter standardBody: what is sent where the mapping has no body of its own.
  mutating func request(
    _ mapping: YAMLMapping, standardBody: RequestBody? = nil
  ) throws(YAMLError) -> RequestTemplate {
    let line = try RequestLine(mapping, orMethod: role == .query ? "GET" : "POST")
    let url = try url(line.url, line.reader)
    var headers = try headers(mapping["headers"])
    let body = try body(mapping, headers) ?? standardBody
    if body != nil, line.method == "GET" {
      throw line.reader.error(
        "a GET request has no body: use POST, or put the values into the URL")
    }
    func add(_ name: String, _ value: String) {
      guard !headers.contains(where: { $0.name.lowercased() == name.lowercased() }) else { return }
      headers.append(RequestTemplate.Header(name: name, value: Template(value)))
    }
    if let body { add("Content-Type", body.contentType) }
    if role != .notify { add("Accept", "application/json") }
    add("User-Agent", "cashier")
    return RequestTemplate(
      method: line.method, url: url, headers: headers, body: body?.template)
  }

  /// Adds a text of the profile, its values and secrets escaped.
  ///
  /// - Parameters:
  ///   - secretAt: under which name what is spelt out must be kept apart; nil where it may be seen.
  ///   - literal: how what is spelt out is written.
  mutating func append(
    _ text: TemplateText, to template: inout Template, _ escaping: SecretText.Escaping,
    secretAt place: String? = nil, literal: (String) -> String = { $0 }
  ) {
    for part in text.parts {
      switch part {
      case .text(let text):
        if let place {
          template.append(.secret(secrets.keep(text, at: place), escaping))
        } else {
          template.append(literal(text))
        }
      case .placeholder(let placeholder): template.append(.value(placeholder, escaping))
      case .secret(let name): template.append(.secret(name, escaping))
      }
    }
  }
}

/// `POST https://…`: the method and the URL, as they are written.
struct RequestLine {
  let method: String
  let url: String
  /// Where the URL stands.
  let reader: YAMLReader

  init(_ mapping: YAMLMapping, orMethod standard: String) throws(YAMLError) {
    if let reader = mapping["request"] {
      if let extra = mapping["url"] ?? mapping["method"] {
        throw extra.error("request: says method and URL already; leave out method: and url:")
      }
      try self.init(reader, orMethod: standard)
      return
    }
    guard let reader = mapping["url"] else {
      throw YAMLError(
        message: "request: is missing, as in request: \(standard) https://shop.example/api/orders",
        line: mapping.line, column: mapping.column)
    }
    let words = try reader.templateText().split(whereSeparator: \.isWhitespace)
    guard words.count == 1 else { throw reader.error("\(reader.name) must be one URL") }
    self.init(
      method: try Self.method(mapping["method"]) ?? standard, url: String(words[0]),
      reader: reader)
  }

  private init(method: String, url: String, reader: YAMLReader) {
    self.method = method
    self.url = url
    self.reader = reader
  }

  /// A method and a URL, or a URL alone.
  init(_ reader: YAMLReader, orMethod standard: String) throws(YAMLError) {
    let words = try reader.templateText().split(whereSeparator: \.isWhitespace).map(String.init)
    guard let url = words.last, words.count <= 2 else {
      throw reader.error("\(reader.name) must be a method and a URL with a space between them")
    }
    self.init(
      method: words.count == 2 ? try Self.method(words[0], reader) : standard, url: url,
      reader: reader)
  }

  private static func method(_ reader: YAMLReader?) throws(YAMLError) -> String? {
    guard let reader else { return nil }
    return try method(try reader.string(), reader)
  }

  private static func method(_ word: String, _ reader: YAMLReader) throws(YAMLError) -> String {
    let known = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    let method = word.uppercased()
    guard known.contains(method) else {
      throw reader.error(
        "the method must be one of \(known.joined(separator: ", ")), not \"\(word.prefix(40))\"",
        suggestion: word.utf8.count > 40 ? nil : nearMiss(word, among: known))
    }
    return method
  }
}

extension YAMLReader {
  /// A text; `{name}` without quotation marks, a mapping to YAML, is what it looks like.
  func templateText() throws(YAMLError) -> String {
    if let name = bracedName { return "{\(name)}" }
    return try string()
  }

  /// The name in a bare `{name}`.
  var bracedName: String? {
    guard isMapping, let entries = try? mapping().entries, entries.count == 1,
      entries[0].value.isEmpty
    else { return nil }
    return entries[0].key
  }
}
