/// Why there can be no screen.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard output is no terminal, or keys can come from nowhere.
  case notInteractive
  /// The terminal cannot place text (`TERM=dumb`), or nothing is known about it.
  case unsuitable(terminal: String)
  case noResources
}

extension TerminalError: CustomStringConvertible {
  public var description: String {
    let instead = "use --plain, which prints the conversation as lines"
    switch self {
    case .notInteractive:
      return "there is no terminal to draw on and to read keys from; \(instead)"
    case .unsuitable(let terminal):
      return "the terminal type \"\(terminal)\" (TERM) cannot show a screen; "
        + "set TERM=xterm-256color if yours can, or \(instead)"
    case .noResources:
      return "the terminal could not be taken over; \(instead)"
    }
  }
}
