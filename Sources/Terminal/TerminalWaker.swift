import CTerminal

/// Ends a session's sleep from any thread; the session then tells `.woken`.
public struct TerminalWaker: Sendable {
  public init() {}

  public func wake() {
    ct_wake()
  }
}

/// Ends the process by a signal's default action, so that its parent sees that signal.
public func raiseDefault(_ signal: Int32) {
  ct_raise_default(signal)
}
