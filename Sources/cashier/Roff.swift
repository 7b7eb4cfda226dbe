/// Text in the language of manual pages, man(7).
struct Roff {
  private(set) var text = ""

  /// The first line of a page; its date is taken as it stands.
  mutating func title(_ name: String, date: String, source: String) {
    text += ".TH \"\(name)\" 1 \"\(date)\" \"\(Self.escaped(source))\" \"User Commands\"\n"
  }

  mutating func macro(_ name: String, _ arguments: String...) {
    let words = arguments.map { "\"\(Self.escaped($0).replacing("\"", with: "\\(dq"))\"" }
    text += ([".\(name)"] + words).joined(separator: " ") + "\n"
  }

  /// A paragraph of text that is escaped already, as by `bold`.
  mutating func line(raw: String) {
    // A line that begins with a dot or a quote would be a macro.
    text += (raw.hasPrefix(".") || raw.hasPrefix("'") ? "\\&" : "") + raw + "\n"
  }

  mutating func line(_ plain: String) { line(raw: Self.escaped(plain)) }

  /// Paragraphs, divided by empty lines; a line alone stays a line.
  mutating func paragraphs(_ plain: String) {
    var isFirst = true
    for paragraph in plain.split(separator: "\n\n") {
      macro("PP")
      isFirst = true
      for row in paragraph.split(separator: "\n") {
        if !isFirst { macro("br") }
        line(String(row))
        isFirst = false
      }
    }
  }

  /// A term and what it means.
  mutating func item(raw term: String, _ meaning: String) {
    macro("TP")
    line(raw: term)
    line(meaning)
  }

  static func bold(_ plain: String) -> String { "\\fB\(escaped(plain))\\fR" }
  static func italic(_ plain: String) -> String { "\\fI\(escaped(plain))\\fR" }

  static func escaped(_ plain: String) -> String {
    plain.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }
}
