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
  private let theme: Theme
  private var model: Model
  private var clock: LiveClock
  /// Told of the walk after every change, for a trace that is written as it grows.
  private let observe: (Walk) -> Void
  /// Does what the walk asks of the outside world.
  private let outside: OutsideWork?
  /// Keeps a walk as a scenario, and says where.
  private let save: (Scenario) -> Bilingual
  /// What comes to the channels from outside.
  private let calls: Inbox<ChannelCall, ChannelAnswer>?

  /// The session must have been entered.
  public init(
    model: Model, theme: Theme, session: TerminalSession, outside: OutsideWork? = nil,
    calls: Inbox<ChannelCall, ChannelAnswer>? = nil,
    save: @escaping (Scenario) -> Bilingual = { _ in Bilingual(zh: "", en: "") },
    observe: @escaping (Walk) -> Void = { _ in }
  ) {
    self.session = session
    self.theme = theme
    self.observe = observe
    self.save = save
    self.outside = outside
    self.calls = calls
    self.model = model
    self.model.size = session.size
    clock = LiveClock(
      walk: model.walk.now, monotonic: nowMicroseconds(), speed: model.speed,
      isPaused: model.isPaused)
  }

  public mutating func run() -> Ending {
    defer {
      outside?.cancel()
      calls?.close()
    }
    advance()
    draw()
    while true {
      let events = session.waitForEvents(untilMonotonic: nextWake)
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
    observe(model.walk)
  }

  private func draw() { session.draw(view(model), theme: theme) }

  /// The next event of the walk, or the next second of a countdown that is seen.
  private var nextWake: Int64? {
    guard !model.isPaused else { return nil }
    let instants = [model.nextDue, model.nextTick].compactMap(\.self)
    return instants.min().flatMap { clock.monotonic(at: $0) }
  }

  private mutating func handle(_ event: TerminalEvent) -> Ending? {
    switch event {
    case .key(let key): return update(.key(key))
    case .resized(let size): return update(.resized(size))
    case .signal(let signal): return .signal(signal)
    case .hungUp: return .hungUp
    case .mouse, .paste, .filesChanged, .resumed, .woken: return nil
    }
  }

  private mutating func update(_ event: Event) -> Ending? {
    for effect in model.update(event) {
      switch effect {
      case .quit: return .quit
      case .repaint: session.repaint()
      case .clockChanged: restartClock()
      case .save(let scenario): model.message = save(scenario)
      }
    }
    follow()
    return nil
  }

  /// Lets time go on from where the walk is.
  private mutating func restartClock() {
    clock.change(
      walk: model.walk.now, monotonic: nowMicroseconds(), speed: model.speed,
      isPaused: model.isPaused)
  }
}

extension Model {
  /// When a countdown that is seen shows another second, else the clock on top; nil where nothing is
  /// to come. One of them sets the pace, and faster than 1× it skips: the screen is drawn once a
  /// second.
  var nextTick: Instant? {
    guard nextDue != nil || walk.context.outside.open > 0 else { return nil }
    let step = max(1_000_000, Int64(speed.hundredths) * 10_000)
    let shown = (walk.now - walk.settings.start).microseconds
    let clock = walk.now + .microseconds(step - shown % step)
    guard case .sheet(.choosing) = walk.payer.screen, overlay == nil,
      Layout(size).shape == .wide || pane == .phone,
      let expires = walk.cashier.expires, expires > walk.now
    else { return clock }
    let left = (expires - walk.now).microseconds
    return walk.now + .microseconds(left % step == 0 ? step : left % step)
  }
}
