import Documents
import Hummingbird
import NIOHTTP1

extension Request {
  /// The body of a POST, at most so many bytes.
  ///
  /// Throws a ``Problem``, or what the connection throws when it ends in the middle.
  func bytes(atMost limit: Int, ofAnyType: Bool = false) async throws -> [UInt8] {
    if !ofAnyType { try checkMediaType() }
    var bytes: [UInt8] = []
    for try await part in body {
      guard bytes.count + part.readableBytes <= limit else { throw Problem.tooLarge(limit) }
      bytes.append(contentsOf: part.readableBytesView)
    }
    // A connection that ends reads like a body that does.
    if let length = headers[.contentLength], length != String(bytes.count) {
      throw HTTPParserError.invalidEOFState
    }
    return bytes
  }

  /// `curl -d` calls everything a form: what counts is whether it is JSON.
  private func checkMediaType() throws(Problem) {
    guard let type = headers[.contentType] else { return }
    let name = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    if ["application/json", "application/x-www-form-urlencoded"].contains(name) { return }
    if name.hasSuffix("+json") { return }
    throw Problem(
      .unsupportedMediaType, zh: "Content-Type 应为 application/json，收到的是 \(Problem.shown(name))",
      en: "Content-Type must be application/json; it is \(Problem.shown(name))")
  }

  /// The language of problems: Chinese where the client asks for it first.
  var language: Language {
    headers[.acceptLanguage]?.lowercased().hasPrefix("zh") == true ? .zh : .en
  }
}

extension Problem {
  static func tooLarge(_ limit: Int) -> Problem {
    Problem(
      .bodyTooLarge, zh: "正文最多 \(limit) 字节", en: "a body has at most \(limit) bytes")
  }
}
