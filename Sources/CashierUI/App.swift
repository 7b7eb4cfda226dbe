import Channels
import Documents
import Outside
import Scenario
import Simulation
import Terminal
import Walk

/// The loop that owns the model: sleeps until a key, a signal or the next event, and draws.
public struct App {
  /// How the program came to its end.
  public enum Ending: Equatable, Sendable {
    case quit
    /// A signal, to be raised again once the terminal is restored.
    case signal(Int32)
    case hungUp
  }

  private let session: TerminalSession
  private var theme: Theme
  /// The theme of a name; nil where it cannot be read.
  private let themes: (String) -> Theme?
  private let themeFile: (String) -> String?
  private var model: Model
  private var clock: LiveClock
  /// Told of the walk and its number after every change, for a trace that is written as it grows.
  private let observe: (Walk, Int) -> Void
  /// Does what the walk asks of the outside world.
  private let outside: OutsideWork?
  /// Keeps a walk as a scenario, and says where.
  private let save: (Scenario) -> Bilingual
  /// What comes to the channels from outside.
  private let calls: Inbox<ChannelCall, ChannelAnswer>?

  /// The session must have been entered.
  public init(
    model: Model, theme: Theme, themes: @escaping (String) -> Theme? = { _ in nil },
    themeFile: @escaping (String) -> String? = { _ in nil },
    session: TerminalSession, outside: OutsideWork? = nil,
    calls: Inbox<ChannelCall, ChannelAnswer>? = nil,
    save: @escaping (Scenario) -> Bilingual,
    observe: @escaping (Walk, Int) -> Void = { _, _ in }
  ) {
    self.session = session
    self.theme = theme
    self.themes = themes
    self.themeFile = themeFile
    self.observe = observe
    self.save = save
    self.outside = outside
    self.calls = calls
    self.model = model
    self.model.size = session.size
    clock = LiveClock(
      walk: model.walk.now, monotonic: nowMicroseconds(), speed: model.speed,
      isPaused: model.isStill)
  }

  public mutating func run() -> Ending {
    defer {
      outside?.cancel()
      calls?.close()
    }
    watchTheme()
    advance()
    draw()
    while true {
      let events = session.waitForEvents(untilMonotonic: nextWake)
      // Whoever is to end does nothing more to the terminal: it may be another's by now.
      for event in events {
        if let ending = Self.ending(event) { return ending }
      }
      // Nobody saw the time in which the program was stopped: it does not count.
      if events.contains(.resumed) { restartClock() }
      advance()
      for event in events {
        if let ending = handle(event) { return ending }
      }
      draw()
    }
  }

  /// The walk so far, and how it is shown.
  public var walk: Walk { model.record }
  public var preferences: Model.Preferences { model.preferences }
  public var size: Size { model.size }

  private mutating func advance() {
    let now = clock.instant(at: nowMicroseconds())
    model.advance(to: now)
    let answers = outside?.takeAnswers() ?? []
    for (id, reply) in answers { model.enter(reply, to: id) }
    calls?.answerAll { model.answer($0) }
    if !answers.isEmpty || calls != nil { model.advance(to: now) }
    follow()
  }

  /// Hands on what the walk has come to.
  private mutating func follow() {
    if let outside { for ask in model.takeAsks() { outside.start(ask) } }
    observe(model.record, model.others.current)
  }

  /// The file of the theme that is seen may be edited.
  private func watchTheme() {
    session.watch([themeFile(model.shownTheme)].compactMap(\.self))
  }

  private func draw() { session.draw(view(model), theme: theme) }

  /// The next event of the walk, or the next second of a countdown that is seen.
  private var nextWake: Int64? {
    guard !model.isStill else { return nil }
    let instants = [model.nextDue, model.nextTick].compactMap(\.self)
    return instants.min().flatMap { clock.monotonic(at: $0) }
  }

  private mutating func handle(_ event: TerminalEvent) -> Ending? {
    switch event {
    case .key(let key): return update(.key(key))
    case .resized(let size): return update(.resized(size))
    case .mouse(let mouse): return update(.mouse(mouse))
    case .paste(let text): return update(.paste(text))
    case .filesChanged:
      if let theme = themes(model.shownTheme) { self.theme = theme }
      return nil
    case .resumed, .woken, .signal, .hungUp: return nil
    }
  }

  private static func ending(_ event: TerminalEvent) -> Ending? {
    switch event {
    case .signal(let signal): .signal(signal)
    case .hungUp: .hungUp
    default: nil
    }
  }

  private mutating func update(_ event: Event) -> Ending? {
    for effect in model.update(event) {
      switch effect {
      case .quit: return .quit
      case .repaint: session.repaint()
      case .clockChanged: restartClock()
      case .save(let scenario): model.message = save(scenario)
      case .copy(let text, let name): model.copied(name, isDone: session.copy(text))
      case .theme(let name):
        if let theme = themes(name) { self.theme = theme }
        watchTheme()
      }
    }
    follow()
    return nil
  }

  /// Lets time go on from where the walk is.
  private mutating func restartClock() {
    clock.change(
      walk: model.walk.now, monotonic: nowMicroseconds(), speed: model.speed,
      isPaused: model.isStill)
  }
}
