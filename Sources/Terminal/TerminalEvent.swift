/// What a session has to tell when it wakes up.
public enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// A text that was pasted: never keys.
  case paste(String)
  /// A file that is watched has changed.
  case filesChanged
  /// The terminal has another size; the next draw repaints all of it.
  case resized(Size)
  /// A signal that is to end the program: leave the session, then `raiseDefault(_:)`.
  case signal(Int32)
  /// The program was stopped and goes on; its screen must be drawn again.
  case resumed
  /// Another thread called `TerminalWaker.wake()`.
  case woken
  /// The terminal is gone.
  case hungUp
}
