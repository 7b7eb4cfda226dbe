import Terminal

/// A theme in a few columns, for a terminal: its screen, its phone, marks and a button.
struct ThemeSwatch {
  let theme: Theme?
  let environment: [String: String]

  private static let pieces: [(text: String, role: Role, ground: Role)] = [
    (" ● ", .accent, .background), ("¥ ", .amount, .background), (" ✓", .success, .paper),
    (" ▲", .warning, .paper), (" ✗ ", .error, .paper), (" ▶ ", .buttonFocused, .buttonFocused),
  ]

  var text: String {
    Self.pieces.map { piece in
      guard let theme else { return String(repeating: " ", count: columns(of: piece.text)) }
      let style = theme.style(of: piece.role, on: piece.ground)
      return "\u{1B}[\(codes(style).joined(separator: ";"))m\(piece.text)\u{1B}[0m"
    }.joined()
  }

  /// The parameters of SGR.
  private func codes(_ style: Terminal.Style) -> [String] {
    let attributes: [(Terminal.Style.Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    return ["0"] + attributes.filter { style.attributes.contains($0.0) }.map(\.1) + colours(style)
  }

  private func colours(_ style: Terminal.Style) -> [String] {
    let has256 = (environment["TERM"] ?? "").contains("256color")
    let indices = (has256 ? ColourDepth.twoHundredFiftySix : .eight).indices(of: style)
    return [(38, indices.foreground), (48, indices.background)].compactMap { (code, index) in
      index.map { $0 < 8 ? "\(code - 8 + $0)" : "\(code);5;\($0)" }
    }
  }
}
