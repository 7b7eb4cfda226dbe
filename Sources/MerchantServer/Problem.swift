import Documents
import Payment

/// Why a request was not done, as RFC 9457 has it.
struct Problem: Error, Sendable {
  /// One thing that is wrong, where there may be several.
  struct Flaw: Sendable {
    /// A JSON Pointer into the body, a query parameter's name, or line and column.
    let place: String
    let what: Bilingual
    let why: Bilingual
  }

  static let mediaType = "application/problem+json"

  let kind: ProblemKind
  let detail: Bilingual
  var flaws: [Flaw] = []
  /// The methods that the path has.
  var allowedMethods: [String] = []

  init(_ kind: ProblemKind, _ detail: Bilingual) {
    self.kind = kind
    self.detail = detail
  }

  init(_ kind: ProblemKind, zh: String, en: String) {
    self.init(kind, Bilingual(zh: zh, en: en))
  }

  /// Several flaws of one request.
  init(_ kind: ProblemKind, _ flaws: [Flaw]) {
    self.kind = kind
    self.flaws = flaws
    func sentence(_ language: Language) -> String {
      flaws.map { "\($0.place): \($0.what[language])" }.joined(separator: "; ")
    }
    detail = Bilingual(zh: sentence(.zh), en: sentence(.en))
  }

  /// The document, a line of JSON.
  func json(in language: Language) -> [UInt8] {
    var json = JSONLines()
    json.begin()
    json.field("type", "urn:problem-type:cashier:\(kind.identifier)")
    json.field("title", kind.title[language])
    json.field("status", kind.status)
    json.field("detail", detail[language])
    if !flaws.isEmpty {
      json.objects("errors", flaws) { json, flaw in
        json.field("where", flaw.place)
        json.field("what", flaw.what[language])
        json.field("why", flaw.why[language])
      }
    }
    json.end()
    return json.bytes
  }

  /// A name or a value from outside, fit to be repeated in a text: printable and short.
  static func shown(_ text: some StringProtocol) -> String {
    let clipped = String(String.UnicodeScalarView(text.unicodeScalars.prefix(60)))
    return printable(clipped) + (clipped.utf8.count < text.utf8.count ? "…" : "")
  }
}
