import CTerminal
import Glibc

/// The terminal while it is ours. There is one, and one thread uses it.
public final class TerminalSession {
  private let capabilities: TerminalCapabilities
  private var screen: ScreenWriter
  private var isEntered = false

  public init(capabilities: TerminalCapabilities) {
    self.capabilities = capabilities
    screen = ScreenWriter(showsUnicode: capabilities.showsUnicode)
  }

  deinit {
    if isEntered { ct_stop() }
  }

  /// Takes the terminal over; nothing happens when it is already.
  ///
  /// - Throws: `TerminalError`, with the terminal untouched.
  public func enter() throws(TerminalError) {
    guard !isEntered else { return }
    try capabilities.requireScreen()
    switch Int(ct_start()) {
    case CT_OK: break
    case CT_NO_TERMINAL: throw .notInteractive
    case CT_UNKNOWN_TERMINAL: throw .unsuitable(terminal: capabilities.terminal)
    default: throw .noResources
    }
    isEntered = true
    screen.forget()
  }

  /// Gives it back as it was; nothing happens when it is not ours.
  public func leave() {
    guard isEntered else { return }
    isEntered = false
    ct_stop()
  }

  /// The screen's size; 0 × 0 outside.
  public var size: Size { Size(columns: Int(ct_columns()), rows: Int(ct_rows())) }

  /// The colours that may be used here: terminfo's, none with `NO_COLOR`.
  public var colourDepth: ColourDepth {
    ColourDepth(colors: Int(ct_colors()), noColor: capabilities.noColor)
  }

  public var waker: TerminalWaker { TerminalWaker() }

  /// Shows a canvas, writing what differs from the one before. Where there are no colours the
  /// theme is `Theme.mono`.
  public func draw(_ canvas: Canvas, theme: Theme, colourDepth: ColourDepth? = nil) {
    guard isEntered else { return }
    let depth = min(colourDepth ?? self.colourDepth, self.colourDepth)
    screen.draw(canvas, theme: depth == .mono ? .mono : theme, depth: depth, size: size)
  }

  /// Puts a text on the clipboard; false where it is too long.
  public func copy(_ text: String) -> Bool { false }

  /// Sleeps until something happens or the deadline, on the clock of `nowMicroseconds()`, is due;
  /// then tells all that has happened: nothing when only the deadline has come.
  public func waitForEvents(untilMonotonic deadline: Int64?) -> [TerminalEvent] {
    guard isEntered else { return [.hungUp] }
    var events: [TerminalEvent] = []
    readKeys(into: &events)
    let ready = Int(ct_wait(events.isEmpty ? deadline ?? -1 : 0))
    if ready & CT_READY_KEYS != 0 {
      let before = events.count
      readKeys(into: &events)
      if events.count == before, ct_is_closed() { events.append(.hungUp) }
    }
    if ready & CT_READY_CLOSED != 0, !events.contains(.hungUp) {
      events.append(.hungUp)
    }
    if ready & CT_READY_WAKE != 0 { events.append(.woken) }
    readSignals(into: &events)
    return events
  }

  /// Stops the program as Ctrl-Z does and comes back when it is continued.
  public func suspend() {
    guard isEntered else { return }
    ct_suspend()
    screen.forget()
  }

  /// Lets the next draw paint every cell anew, whatever the terminal shows.
  public func repaint() {
    guard isEntered else { return }
    ct_repaint()
    screen.forget()
  }

  private func readKeys(into events: inout [TerminalEvent]) {
    var value: UInt32 = 0
    while true {
      let kind = Int(ct_read_key(&value))
      if kind == CT_NONE { return }
      if let key = Key(kind: kind, value: value) { events.append(.key(key)) }
    }
  }

  private func readSignals(into events: inout [TerminalEvent]) {
    while case let signal = ct_next_signal(), signal != 0 {
      switch signal {
      case SIGWINCH:
        if ct_update_size() { screen.forget() }
        events.append(.resized(size))
      case SIGTSTP:
        suspend()
        events += [.resumed, .resized(size)]
      case SIGCONT:
        repaint()
        events += [.resumed, .resized(size)]
      default:
        events.append(.signal(signal))
      }
    }
  }
}
