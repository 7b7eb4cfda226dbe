import Foundation

/// Colour in plain output, where the output is a terminal and NO_COLOR is unset.
struct Style {
  enum Role: String {
    case good = "32"
    case bad = "31"
    case warning = "33"
    case note = "36"
    case strong = "1"
    case faint = "2"
  }

  let isColored: Bool

  static func standardOutput(environment: [String: String]) -> Style {
    let isColored =
      isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
    return Style(isColored: isColored)
  }

  func callAsFunction(_ text: String, _ role: Role) -> String {
    isColored ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}
