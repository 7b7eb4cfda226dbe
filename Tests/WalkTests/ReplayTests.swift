import CashierPlatform
import Documents
import Foundation
import FrontendLogic
import Payment
import Simulation
import TTPay
import Testing

@testable import Walk

@Suite struct ReplayTests {
  static let scripts = [
    "", "wechat,pay", "alipay,pay", "alipay,cancel@900,wechat,wrong-password,pay@1500",
    "wechat,pay-and-kill,reopen@7000", "back", "close,pay-again,alipay,pay", "wechat,leave,reopen",
  ]

  /// Settings under which chance has a say in everything.
  static var rough: WalkSettings {
    var settings = WalkSettings(seed: 42)
    settings.channel.notifies = Listed([.lost, .lost], then: NotifyTry(copies: 2))
    settings.frontend.poll.jitter = .full
    settings.links[.frontend, .backend] = Link(
      latency: .logNormal(median: .milliseconds(80), p99: .milliseconds(400)), loss: 0.1,
      duplication: 0.2, reordering: 0.2)
    return settings
  }

  @Test(arguments: scripts) func sameSeedSameBytes(script: String) throws {
    for settings in [WalkSettings(), Self.rough] {
      guard let first = try? Story(script, settings: settings) else { continue }
      let second = try Story(script, settings: settings)
      #expect(TraceWriter.trace(of: first.walk) == TraceWriter.trace(of: second.walk))
    }
  }

  @Test func anotherSeedMeetsAnotherPayment() throws {
    var other = Self.rough
    other.seed = 43
    let first = try Story(settings: Self.rough)
    let second = try Story(settings: other)
    #expect(TraceWriter.trace(of: first.walk) != TraceWriter.trace(of: second.walk))
  }

  @Test(arguments: scripts) func replayGivesTheEntriesAgain(script: String) throws {
    let story = try Story(script)
    let trace = try Trace(Data(TraceWriter.trace(of: story.walk)))
    let replay = Replay(trace)
    #expect(replay.divergedAt == nil)
    #expect(replay.walk.journal.entries == story.walk.journal.entries)
    #expect(Story.state(replay.walk) == Story.state(story.walk))
  }

  @Test func whatWasStillOnItsWayAtTheEndStaysOnItsWay() throws {
    var walk = Walk(WalkSettings(), orders: OrderTable(signingWith: .builtInTest))
    walk.startPayment()
    walk.advance(to: walk.now + .seconds(1))
    _ = walk.perform(.wechat)
    let trace = try Trace(Data(TraceWriter.trace(of: walk)))
    let replay = Replay(trace)
    #expect(replay.divergedAt == nil)
    #expect(replay.walk.journal.entries == walk.journal.entries)
    var retrace = Retrace(walk)
    var again = retrace.start
    while retrace.step(&again) {}
    #expect(again.journal.entries == walk.journal.entries)
  }

  @Test(arguments: [
    (#"{"n":1,"t":9223372036854775807,"act":"buy"}"#, "its time t is out of bounds"),
    (#"{"n":1,"t":-1,"act":"buy"}"#, "its time t is out of bounds"),
  ]) func timesBeyondAllBoundsAreRefused(line: String, message: String) throws {
    let header = Data(TraceWriter.trace(of: try Story().walk)).prefix { $0 != 0x0A }
    #expect(throws: Trace.Malformed(line: 2, message: message)) {
      try Trace(header + Data("\n\(line)\n".utf8))
    }
    let text = String(decoding: header, as: UTF8.self)
    for (what, value) in [
      (#""start":1566720681000000"#, #""start":9223372036854775807"#),
      (#""interval":500000"#, #""interval":9223372036854775807"#),
    ] {
      #expect(text.contains(what))
      #expect(throws: Trace.Malformed(line: 1, message: "its settings cannot be read")) {
        try Trace(Data((text.replacing(what, with: value) + "\n").utf8))
      }
    }
  }

  @Test func anotherVersionIsNamedWhateverItsSettingsAre() {
    let line = #"{"trace":"cashier","version":1,"settings":{}}"# + "\n"
    #expect(
      throws: Trace.Malformed(line: 1, message: "version 1; this program reads version 2")
    ) { try Trace(Data(line.utf8)) }
  }

  @Test func whatIsNoObjectIsNoneAgain() throws {
    var options = PayOptions(order: OrderInfo())
    options.orderIsObject = false
    let order = Order.adopted(options, sign: .notVerified, merchant: nil)
    var walk = Walk(
      WalkSettings(), orders: OrderTable(signingWith: .builtInTest), adopting: order)
    walk.startPayment()
    walk.runToEnd()
    #expect(walk.conclusion == .notRaised(.orderNotObject))
    let replay = Replay(try Trace(Data(TraceWriter.trace(of: walk))))
    #expect(replay.divergedAt == nil)
    #expect(replay.walk.journal.entries == walk.journal.entries)
  }

  @Test func replayOfARoughWalkGivesTheEntriesAgain() throws {
    for seed in UInt64(0)..<50 {
      var settings = Self.rough
      settings.seed = seed
      let story = try Story(settings: settings)
      let replay = Replay(try Trace(Data(TraceWriter.trace(of: story.walk))))
      #expect(replay.divergedAt == nil)
      #expect(replay.walk.journal.entries == story.walk.journal.entries)
    }
  }

  @Test(arguments: scripts) func aPrefixReplaysToTheStateThen(script: String) throws {
    var walk = try Story(toEnd: false).walk
    var steps = script.split(separator: ",").compactMap {
      UserAct(rawValue: String($0.prefix { $0 != "@" }))
    }
    // The last state at the instant of each entry before the next one was made.
    var states: [Int: String] = [:]
    while true {
      if let act = steps.first, walk.nextDue != walk.now, walk.perform(act) {
        steps.removeFirst()
      } else if let due = walk.nextDue {
        walk.step(until: due)
      } else {
        break
      }
      guard walk.journal.entries.last?.at == walk.now else { continue }
      states[walk.journal.entries.count] = Story.state(walk)
    }
    #expect(states.count > 4)
    for (entries, state) in states {
      let then = walk.asOf(entry: entries)
      #expect(then.journal.entries.count == entries)
      #expect(Story.state(then) == state, "at entry \(entries)")
    }
  }

  @Test func aChangedEntryIsWhereItDiverges() throws {
    let story = try Story("wechat,pay")
    var text = String(decoding: TraceWriter.trace(of: story.walk), as: UTF8.self)
    text = text.replacing(#""message":"success","code":0"#, with: #""message":"success","code":9"#)
    let trace = try Trace(Data(text.utf8))
    let line = try #require(
      trace.lines.firstIndex { String(decoding: $0, as: UTF8.self).contains("\"success\"") })
    #expect(Replay(trace).divergedAt == line + 1)
  }

  @Test func replayNeedsNoSecret() throws {
    let secret = AppSecret("somebody's own")
    var walk = Walk(WalkSettings(), orders: OrderTable(signingWith: secret))
    walk.startPayment()
    walk.runToEnd()
    let bytes = TraceWriter.trace(of: walk)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("somebody"))
    #expect(Replay(try Trace(Data(bytes))).divergedAt == nil)
  }

  @Test func aTraceThatIsCutOffReplaysAsFarAsItGoes() throws {
    let bytes = TraceWriter.trace(of: try Story("wechat,pay").walk)
    for length in stride(from: 1_500, to: bytes.count, by: 97) {
      guard let trace = try? Trace(Data(bytes.prefix(length))) else { continue }
      #expect(Replay(trace).divergedAt == nil)
    }
  }

  @Test(arguments: ["", "{}\n", "nonsense\n", #"{"trace":"cashier","version":9}"# + "\n"])
  func whatIsNoTraceIsRefused(text: String) {
    #expect(throws: Trace.Malformed.self) { try Trace(Data(text.utf8)) }
  }

  @Test func timeNeverRunsBackwardsAndCausesComeFirst() throws {
    for script in Self.scripts {
      let entries = try Story(script).walk.journal.entries
      for (a, b) in zip(entries, entries.dropFirst()) { #expect(a.at <= b.at) }
      for (index, entry) in entries.enumerated() {
        #expect(Int(entry.number) == index + 1)
        #expect(entry.cause < entry.number)
      }
    }
  }

  /// Whatever is accepted as an order can be read back from the trace.
  @Test func aDeepOrderComesBackFromItsTrace() throws {
    var info = try PaymentTests.order
    let deep = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
    let text = info.json().dropLast() + ",\"extra\":\(deep),\"note\":\"a\u{9b}\u{202e}b\"}"
    info = try OrderDocument.read(bytes: Array(text.utf8)).order
    let options = PayOptions(order: info)
    let story = try Story(
      "wechat,pay", adopting: .adopted(options, sign: .notVerified, merchant: nil))
    let bytes = TraceWriter.trace(of: story.walk)
    #expect(!containsUnprintable(String(decoding: bytes, as: UTF8.self).replacing("\n", with: "")))
    let replay = Replay(try Trace(Data(bytes)))
    #expect(replay.divergedAt == nil)
    #expect(replay.walk.context.orders.orders == story.walk.context.orders.orders)
  }

  @Test func linksWithoutDelayComeBackFromTheTrace() throws {
    var settings = WalkSettings()
    settings.links[.frontend, .backend] = .immediate
    let story = try Story("wechat,pay", settings: settings)
    let trace = try Trace(Data(TraceWriter.trace(of: story.walk)))
    #expect(trace.settings == settings && Replay(trace).divergedAt == nil)
  }

  @Test func paymentsOneAfterAnotherShareNothing() throws {
    var walk = Walk(
      WalkSettings(), orders: OrderTable(signingWith: .builtInTest), keepsJournal: false)
    for payment in UInt64(0)..<100 {
      walk.reset(payment: payment)
      walk.startPayment()
      walk.runToEnd()
      #expect(walk.conclusion == .notPaid(.timedOut))
      #expect(walk.context.orders.orders.count == 1)
      #expect(walk.journal.entries.isEmpty)
    }
  }
}
