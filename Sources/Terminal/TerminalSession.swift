import CTerminal
import Glibc

/// The terminal while it is ours. There is one, and one thread uses it.
public final class TerminalSession {
  private let capabilities: TerminalCapabilities
  private var screen: ScreenWriter
  private let usesMouse: Bool
  private var files = FileWatch()
  private var isEntered = false

  /// - Parameter usesMouse: without, the terminal's own selection of text works as ever.
  public init(capabilities: TerminalCapabilities, usesMouse: Bool = true) {
    self.capabilities = capabilities
    self.usesMouse = usesMouse
    screen = ScreenWriter(showsUnicode: capabilities.showsUnicode)
  }

  deinit { leave() }

  /// Takes the terminal over; nothing happens when it is already.
  ///
  /// - Throws: `TerminalError`, with the terminal untouched.
  public func enter() throws(TerminalError) {
    guard !isEntered else { return }
    try capabilities.requireScreen()
    switch Int(ct_start(usesMouse)) {
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
    // There is one watch a process: whoever has not entered has none.
    files.watch([])
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

  /// Puts a text on the clipboard, as far as the terminal lets programs do so; it does not say.
  ///
  /// - Returns: false when the text is too long for terminals (56 KB of UTF-8).
  public func copy(_ text: String) -> Bool {
    guard isEntered,
      let bytes = ClipboardSequence.bytes(text, through: capabilities.multiplexer)
    else { return false }
    bytes.withUnsafeBytes { ct_write($0.bindMemory(to: CChar.self).baseAddress, $0.count) }
    return true
  }

  /// Tells `.filesChanged` from now on when one of these files is written, replaced or removed,
  /// once for what happens in one go; they need not exist. Others are watched no longer.
  public func watch(_ paths: [String]) {
    guard isEntered else { return }
    files.watch(paths)
  }

  /// Sleeps until something happens or the deadline, on the clock of `nowMicroseconds()`, is due;
  /// then tells all that has happened: nothing when only the deadline has come.
  public func waitForEvents(untilMonotonic deadline: Int64?) -> [TerminalEvent] {
    guard isEntered else { return [.hungUp] }
    var events: [TerminalEvent] = []
    readKeys(into: &events)
    let next = [deadline, files.due].compactMap(\.self).min()
    let ready = Int(ct_wait(events.isEmpty ? next ?? -1 : 0))
    if ready & CT_READY_KEYS != 0 {
      let before = events.count
      readKeys(into: &events)
      if events.count == before, ct_is_closed() { events.append(.hungUp) }
    }
    if ready & CT_READY_CLOSED != 0, !events.contains(.hungUp) {
      events.append(.hungUp)
    }
    if ready & CT_READY_WAKE != 0 { events.append(.woken) }
    if ready & CT_READY_FILES != 0 { files.readChanges(now: nowMicroseconds()) }
    if files.isDue(now: nowMicroseconds()) { events.append(.filesChanged) }
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
      if let event = TerminalEvent(kind: kind, value: value) { events.append(event) }
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
