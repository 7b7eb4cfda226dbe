import CashierPlatform
import Documents
import Payment
import Scenario
import Simulation
import Terminal
import Testing
import Walk

@testable import CashierUI

/// Scenarios, kept walks and recordings on the screen.
struct ScenarioScreenTests {
  static let story = """
    name: late
    about: The first notify is lost.
    user: [ { choose: wechat, after: 1s }, { pay: { after: { between: [1s, 3s] } } } ]
    channel: { notify: [ lost, { then: on-time } ] }
    link: { frontend-backend: { latency: { median: 80ms, p99: 400ms } } }
    expect: { success: [9], verdict: unresolved though paid }
    """

  static func scenario() throws -> Scenario { try Scenario(bytes: Array(story.utf8)) }

  static func screen(_ language: Language = .en, columns: Int = 100) throws -> Screen {
    Screen(columns, 30, language: language, playing: try scenario())
  }

  /// The screen looks at the time whenever it wakes up; the story must not depend on when.
  @Test(arguments: [7, 250, 1_000, 60_000]) func liveAndHeadlessAreOneJournal(
    milliseconds: Int64
  ) throws {
    var player = Player(try Self.scenario())
    _ = player.play()
    var screen = try Self.screen()
    while screen.model.nextDue != nil { screen.pass(.milliseconds(milliseconds)) }
    #expect(
      TraceWriter.trace(of: screen.model.walk) == TraceWriter.trace(of: player.walk))
  }

  @Test func stepByStepTooItIsTheSameStory() throws {
    var player = Player(try Self.scenario())
    _ = player.play()
    var screen = try Self.screen()
    for _ in 0..<200 where screen.model.nextDue != nil { screen.press(.character(".")) }
    let messages = { (walk: Walk) in
      walk.journal.entries.compactMap { entry -> String? in
        if case .message(let message, _, _, _) = entry.what {
          "\(entry.at) \(message)"
        } else {
          nil
        }
      }
    }
    #expect(messages(screen.model.walk) == messages(player.walk))
  }

  @Test(arguments: [Language.en, .zh]) func inTheEndItSaysWhetherItIsAsExpected(
    language: Language
  ) throws {
    var screen = try Self.screen(language)
    screen.pass(.seconds(60))
    try screen.expectFrame("scenario-end-100x30-\(language.rawValue)")
  }

  @Test func anActOfThePersonTakesOver() throws {
    var screen = try Self.screen()
    screen.pass(.milliseconds(1_900))
    #expect(screen.model.walk.payer.screen == .app(.wechat, .confirm))
    screen.press(.escape)
    #expect(screen.frame.contains("you have taken over from the script"))
    screen.pass(.seconds(60))
    #expect(screen.model.walk.takings.isEmpty)
  }

  @Test func whatWasDoneIsKeptAndGivesTheSameJournal() throws {
    var screen = Screen(100, 30)
    screen.press(.enter)
    screen.pass(.milliseconds(1_234))
    screen.press(.enter)
    screen.pass(.seconds(60))
    screen.press(.character("w"))
    guard case .save(let scenario)? = screen.effects.last else {
      Issue.record("nothing was kept")
      return
    }
    var player = Player(try Scenario(bytes: Array(scenario.yaml.utf8)))
    #expect(player.play().complaints(.en) == [])
    #expect(
      TraceWriter.trace(of: player.walk) == TraceWriter.trace(of: screen.model.walk))
  }

  @Test func aNotifySentByHandHasNoWordsInAScenario() throws {
    var settings = WalkSettings()
    settings.channel.notifies = Listed([.lost], then: .delivered)
    var screen = Screen(100, 30, settings: settings)
    screen.press(.enter, .enter)
    screen.pass(.seconds(2))
    screen.press(.character("r"), .character("w"))
    #expect(screen.frame.contains("no scenario has words for it"))
  }

  @Test(arguments: [Language.en, .zh]) func aRecordingShowsTheMomentOfEachEntry(
    language: Language
  ) throws {
    var player = Player(try Self.scenario())
    _ = player.play()
    var screen = Screen(100, 30, language: language)
    screen.model = Model(
      walk: player.walk,
      preferences: Model.Preferences(language: language, title: "late.jsonl"),
      size: Size(columns: 100, rows: 30))
    screen.model.show(recording: player.walk)
    #expect(screen.model.walk.payer.page == .result(.unconfirmed))
    screen.press(.home)
    #expect(screen.model.walk.payer.page == .checkout)
    for _ in 0..<9 { screen.press(.down) }
    try screen.expectFrame("recording-100x30-\(language.rawValue)")
    screen.press(.character(" "))
    #expect(screen.frame.contains(language == .zh ? "这是一份记录" : "this is a recorded walk"))
  }
}
