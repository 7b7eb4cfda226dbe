import Documents
import Payment
import Scenario
import Simulation
import Walk

/// One scenario after another, for those who watch, until a key is pressed.
public struct Demo: Sendable {
  /// How long the end of a story stays on the screen.
  static let rest = TimeSpan.seconds(6)

  public let scenarios: [Scenario]
  private(set) var playing = 0
  /// When the next story begins, once the one that plays has ended.
  var next: Instant?

  /// - Parameter scenarios: at least one.
  public init(_ scenarios: [Scenario]) { self.scenarios = scenarios.map(Self.watchable) }

  /// Who watches must see what the payer is about to do, so nobody is quicker than this. Our choice.
  private static let thought = TimeSpan.milliseconds(1_800)

  private static func watchable(_ scenario: Scenario) -> Scenario {
    var scenario = scenario
    scenario.steps = scenario.steps.map { step in
      guard case .constant(let span) = step.after, span < thought, step.at == nil else {
        return step
      }
      return UserStep(step.act, after: .constant(thought), line: step.line)
    }
    return scenario
  }

  var scenario: Scenario? { scenarios.isEmpty ? nil : scenarios[playing] }

  mutating func goOn() {
    playing = scenarios.isEmpty ? 0 : (playing + 1) % scenarios.count
    next = nil
  }
}

extension Model {
  /// Begins a demo with its first scenario.
  public mutating func begin(_ demo: Demo, at speed: Speed?) {
    self.demo = demo
    if let speed { self.speed = speed }
    playDemo()
  }

  /// A story that has ended stays for a while; then the next begins.
  mutating func followDemo() {
    guard let demo else { return }
    if let next = demo.next {
      guard walk.now >= next else { return }
      self.demo?.goOn()
      playDemo()
    } else if script == nil || script?.next == nil && hasEnded {
      let rest = scaled(Demo.rest)
      self.demo?.next = walk.now + rest
    }
  }

  /// Nothing more happens that those who watch would wait for.
  private var hasEnded: Bool {
    walk.conclusion != nil && (walk.nextDue.map { $0 - walk.now > scaled(Demo.rest) } ?? true)
  }

  /// Of the walk's time, what takes so long on the screen.
  private func scaled(_ span: TimeSpan) -> TimeSpan {
    .microseconds(span.microseconds * Int64(speed.hundredths) / 100)
  }

  private mutating func playDemo() {
    guard let scenario = demo?.scenario else { return }
    preferences.title = scenario.name
    walk = preferences.resources.walk(scenario.settings, nil)
    history = History(walk)
    self.scenario = nil
    script = nil
    scriptDue = nil
    lanes.follow()
    lanes.list(another: record)
    catchUp()
    begin(at: nil, playing: scenario)
  }

  /// A key hands the payment over, at the moment that is shown.
  mutating func endDemo() -> [Effect] {
    demo = nil
    script = nil
    scriptDue = nil
    isPaused = true
    walk.enter(.pause)
    message = Bilingual(
      zh: "演示停在这里：\(key(.pause)) 继续，\(key(.earlier)) \(key(.later)) 前后查看，\(key(.help)) 看全部按键",
      en:
        "the demo stops here: \(key(.pause)) goes on, \(key(.earlier)) \(key(.later)) look around, \(key(.help)) shows all keys"
    )
    return [.clockChanged]
  }
}
