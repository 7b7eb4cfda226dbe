import Documents
import Payer
import Payment
import Scenario
import Simulation
import TTPay
import Terminal
import Walk

/// All that the screen shows and all that keys can change.
public struct Model: Sendable {
  public enum Pane: Sendable { case phone, lanes }

  /// What lies over the panes.
  enum Overlay: Equatable, Sendable {
    /// A list to choose from: the keys, scenarios, themes, walks, settings.
    case chooser(Chooser)
    /// An order that was pasted or opened, scrolled by so many rows.
    case order(OfferedOrder, scroll: Int)
    /// The name of a file with an order.
    case file(TextField)
    /// The selected entry in full, scrolled by so many rows.
    case entry(scroll: Int)
    /// The orders of the walk, scrolled by so many rows.
    case orders(scroll: Int)
    /// Something that would cut a payment off is to be confirmed.
    case confirm(Interruption)
  }

  /// What would cut a payment off.
  public enum Interruption: Equatable, Sendable {
    case quit, newPayment
    case scenario(String)
  }

  /// What the person chose to see, and how.
  public struct Preferences: Sendable {
    public var language: Language
    /// The terminal can.
    public var showsChinese = true
    public var glyphs: Glyphs
    /// The embedded merchant signs with the secret that ships with the product.
    public var signsWithTestSecret: Bool
    /// Where the channels' servers listen for merchants' own.
    public var listening: String?
    /// What is walked, where it has a name: a scenario, a trace.
    public var title: String?
    /// The theme that is shown.
    public var theme = "dark"
    /// What the program around the screen has to offer.
    public var resources = Resources()
    public var keymap = Keymap.standard
    /// What to tell at the start, until the first key.
    public var greeting: Bilingual?

    public init(
      language: Language, glyphs: Glyphs = .unicode, signsWithTestSecret: Bool = true,
      listening: String? = nil, title: String? = nil
    ) {
      self.title = title
      self.language = language
      self.glyphs = glyphs
      self.signsWithTestSecret = signsWithTestSecret
      self.listening = listening
    }
  }

  /// What the phone shows.
  public internal(set) var walk: Walk
  /// All of the walk, while the phone shows a moment of its past.
  var present: Walk?
  var history: History
  /// The walks that were left for another.
  var others = OtherWalks()
  /// What the next payment is to be like, once it was changed.
  var nextSettings: WalkSettings?
  /// Plays one scenario after another.
  var demo: Demo?
  /// What there is to choose from, once it was asked for.
  var scenarioNames: [Resources.Named] = []
  var themeNames: [Resources.Named] = []
  public var preferences: Preferences
  public internal(set) var size: Size
  public internal(set) var pane = Pane.phone
  var overlay: Overlay?
  public internal(set) var isPaused = false
  /// The last key, where it did nothing.
  var idleKey: Binding?
  /// Something to tell until the next key.
  var message: Bilingual?
  /// What is played, and who plays the payer, until the person takes over.
  var scenario: Scenario?
  var script: ScriptedUser?
  /// When the script's next act is due.
  var scriptDue: Instant?
  /// It was read from a trace: no time passes in it.
  public internal(set) var isRecording = false
  public internal(set) var speed = Speed.normal
  /// The row of the phone that Enter acts on.
  public internal(set) var choice = 0
  /// What the lanes list.
  public internal(set) var lanes = LaneList()
  private var screen: Payer.Screen

  public init(walk: Walk, preferences: Preferences, size: Size = Size(columns: 100, rows: 30)) {
    self.walk = walk
    history = History(walk)
    self.preferences = preferences
    self.size = size
    message = preferences.greeting
    screen = walk.payer.screen
  }

  public var language: Language { preferences.language }
  var keymap: Keymap { preferences.keymap }

  /// Why the last key did nothing, for as long as that holds.
  public var notice: Bilingual? { message ?? idleKey?.obstacle(self) }

  /// The walk that the lanes show.
  public var record: Walk { present ?? walk }
  /// The phone shows a moment of the past.
  public var isInPast: Bool { present != nil }
  /// No time passes.
  public var isStill: Bool { isPaused || isInPast }

  /// When the walk, its script or the demo goes on; nil when nothing is to come.
  public var nextDue: Instant? { [walk.nextDue, scriptDue, demo?.next].compactMap(\.self).min() }

  /// Nothing will happen before the payer does something: the clock stands at the last entry.
  var isAtRest: Bool { nextDue == nil && walk.context.outside.open == 0 }

  /// What the clock shows.
  var shownTime: Instant { isAtRest ? walk.journal.entries.last?.at ?? walk.now : walk.now }

  /// A merchant's own server takes part: its clock is the wall's, so ours runs at 1×.
  var hasBackendOutside: Bool {
    walk.settings.remote != nil || walk.settings.channel.isListening
  }

  /// Nobody orders before a merchant's own server does.
  var waitsForOrders: Bool { walk.settings.remote == nil && preferences.listening != nil }

  /// The acts that the phone lists, in order; Esc and Backspace reach the others.
  public var choices: [UserAct] {
    walk.payer.acts.filter { act in
      switch walk.payer.screen {
      case .sheet(.choosing): act == .wechat || act == .alipay
      default: true
      }
    }
  }

  /// While paused, what the payer did last is still on its way to somebody.
  var isActOnItsWay: Bool { isPaused && walk.nextDue == walk.now }

  /// The entry that the inspector explains.
  public var selectedEntry: Entry? {
    lanes.currentEntry.map { record.journal.entries[$0 - 1] }
  }

  /// Lets the walk go on to `instant`; a paused walk stands still.
  public mutating func advance(to instant: Instant) {
    if !isStill {
      while script?.step(&walk, until: instant) == true { history.note(walk) }
      history.advance(&walk, to: instant)
      takeUpOffer()
      followScript()
      followDemo()
    }
    catchUp()
  }

  /// Finds out when the script goes on, and tells how it ended.
  mutating func followScript() {
    guard let scenario, script != nil else { return }
    scriptDue = script?.due(in: &walk)
    guard script?.next == nil, walk.nextDue == nil, walk.context.outside.open == 0 else { return }
    script = nil
    message = scenario.result(of: walk)
  }

  /// The person does what the script would have done.
  mutating func takeOver() {
    guard script?.next != nil else { return }
    script = nil
    scriptDue = nil
    message = Bilingual(zh: "你接手了，脚本到此为止", en: "you have taken over from the script")
  }

  /// The outside world answers; a paused walk takes it in, but goes no further.
  mutating func enter(_ reply: OutsideReply, to id: AskID) {
    _ = inPresent { $0.walk.enter(reply, to: id) }
    catchUp()
  }

  mutating func takeAsks() -> ArraySlice<Ask> { inPresent { $0.walk.takeAsks() } }

  /// Brings what hangs on the walk up to date with it.
  mutating func catchUp() {
    lanes.grow(with: record)
    if walk.payer.screen != screen {
      screen = walk.payer.screen
      choice = 0
    }
    choice = max(0, min(choice, choices.count - 1))
  }

  /// Shows a recorded walk, its last entry first.
  ///
  /// - Parameter speed: of what takes another way from it.
  public mutating func show(
    recording: Walk, history: History? = nil, at speed: Speed = .normal
  ) {
    self.speed = speed
    walk = recording
    self.history =
      history ?? History(Walk(replaying: walk.settings, orders: walk.context.orders.orders))
    isRecording = true
    isPaused = true
    pane = .lanes
    catchUp()
  }
}

/// How fast the clock runs, in hundredths of real time.
public struct Speed: Hashable, Comparable, Sendable {
  public let hundredths: Int32

  public init(hundredths: Int32) { self.hundredths = hundredths }

  public static let normal = Speed(hundredths: 100)
  /// The speeds that + and - go through.
  public static let steps = [25, 50, 100, 200, 400, 800, 1_600, 3_200, 6_400]
    .map { Speed(hundredths: $0) }

  public var faster: Speed? { Self.steps.first { $0 > self } }
  public var slower: Speed? { Self.steps.last { $0 < self } }

  /// `1×`, `0.25×`.
  public var text: String {
    let whole = hundredths / 100
    let rest = hundredths % 100
    if rest == 0 { return "\(whole)×" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)×" : "\(whole).\(rest < 10 ? "0" : "")\(rest)×"
  }

  public static func < (a: Speed, b: Speed) -> Bool { a.hundredths < b.hundredths }
}

extension Model {
  /// Submits the first order, at a speed.
  ///
  /// - Parameter scenario: plays the payer, where there is one.
  public mutating func begin(at speed: Speed?, playing scenario: Scenario? = nil) {
    self.scenario = scenario
    script = scenario.map { ScriptedUser($0.steps) }
    if let speed, speed != self.speed { _ = setSpeed(speed) }
    if !waitsForOrders { walk.startPayment() }
    walk.advance(to: walk.now)
    followScript()
    catchUp()
  }
}

extension Scenario {
  /// Whether what came of it is what it expects.
  fileprivate func result(of walk: Walk) -> Bilingual? {
    let outcome = Outcome(self, seed: settings.seed, walk, nil)
    if outcome.passed {
      return Bilingual(zh: "场景 \(name)：符合预期", en: "scenario \(name): as expected")
    }
    return Bilingual(
      zh: "场景 \(name)：" + outcome.complaints(.zh).joined(separator: "；"),
      en: "scenario \(name): " + outcome.complaints(.en).joined(separator: "; "))
  }
}
