import CTerminal

/// What the terminal around this process can do, as far as that is known before it is taken over.
public struct TerminalCapabilities: Hashable, Sendable {
  public var isInteractive: Bool
  /// Whether the locale lets text beyond ASCII be shown.
  public var showsUnicode: Bool
  /// The variable `NO_COLOR`.
  public var noColor: String?
  /// The variable `TERM`.
  public var terminal: String
  public var multiplexer: Multiplexer?

  public init(
    isInteractive: Bool, showsUnicode: Bool, noColor: String?, terminal: String,
    multiplexer: Multiplexer? = nil
  ) {
    self.isInteractive = isInteractive
    self.showsUnicode = showsUnicode
    self.noColor = noColor
    self.terminal = terminal
    self.multiplexer = multiplexer
  }

  /// - Parameter environment: a variable's value.
  public static func current(environment: (String) -> String?) -> TerminalCapabilities {
    TerminalCapabilities(
      isInteractive: ct_has_terminal(), showsUnicode: ct_locale_is_utf8(),
      noColor: environment("NO_COLOR"), terminal: environment("TERM") ?? "",
      multiplexer: Multiplexer(environment: environment))
  }

  public var glyphs: Glyphs { showsUnicode ? .unicode : .ascii }

  /// - Throws: the reason why a session cannot be entered.
  public func requireScreen() throws(TerminalError) {
    guard isInteractive else { throw .notInteractive }
    guard terminal != "dumb" else { throw .unsuitable(terminal: terminal) }
  }
}
