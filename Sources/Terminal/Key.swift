/// A key press.
public enum Key: Hashable, Sendable {
  case character(Character)
  /// A letter (lower case) or one of `\ ] ^ _ @` with Ctrl.
  case control(Character)
  case function(Int)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case enter, escape, backspace, tab, backTab, delete, insert
}

extension Key: CustomStringConvertible {
  static let names: [(name: String, key: Key)] = [
    ("up", .up), ("down", .down), ("left", .left), ("right", .right),
    ("page-up", .pageUp), ("page-down", .pageDown), ("home", .home), ("end", .end),
    ("enter", .enter), ("escape", .escape), ("backspace", .backspace), ("tab", .tab),
    ("back-tab", .backTab), ("delete", .delete), ("insert", .insert),
    ("space", .character(" ")),
  ]

  /// The names of keys that are no single character, for suggestions.
  public static var namedKeys: [String] {
    names.map(\.name) + (1...24).map { "f\($0)" }
      + "abcdefghijklmnopqrstuvwxyz".map { "ctrl-\($0)" }
  }

  /// Reads the stable text form: `a`, `?`, `space`, `ctrl-c`, `f5`, `page-up`.
  public init?(_ text: String) {
    if let named = Self.names.first(where: { $0.name == text }) {
      self = named.key
    } else if text.count == 1, let character = text.first, Self.isPrintable(character) {
      self = .character(character)
    } else if text.hasPrefix("ctrl-"), text.count == 6, let character = text.last,
      character.isASCII, character == Character(character.lowercased())
    {
      self = .control(character)
    } else if text.hasPrefix("f"), let number = Int(text.dropFirst()), (1...24).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static func isPrintable(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// The stable text form, for tables of bindings and configuration files.
  public var description: String {
    if let named = Self.names.first(where: { $0.key == self }) { return named.name }
    switch self {
    case .character(let character): return String(character)
    case .control(let character): return "ctrl-\(character)"
    case .function(let number): return "f\(number)"
    default: return ""
    }
  }

  /// The short form for hints: `↑`, `Esc`, `^C`, `F5`.
  public func label(_ glyphs: Glyphs = .unicode) -> String {
    switch self {
    case .up: String(glyphs.arrowUp)
    case .down: String(glyphs.arrowDown)
    case .left: String(glyphs.arrowLeft)
    case .right: String(glyphs.arrowRight)
    case .enter: glyphs == .unicode ? String(glyphs.enter) : "Enter"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .escape: "Esc"
    case .backspace: "Bksp"
    case .tab: "Tab"
    case .backTab: "S-Tab"
    case .delete: "Del"
    case .insert: "Ins"
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "^" + character.uppercased()
    case .function(let number): "F\(number)"
    }
  }
}
