import CashierUI
import Documents
import Foundation
import FrontendLogic
import Payment
import Simulation
import TTPay
import Terminal
import Walk

/// The real loop on a terminal of its own, polling every 10 ms, with an observer that notes how
/// late each poll was. Runs in a process of its own and reports on descriptor 3.
enum LivePolls {
  static let word = "live-polls"

  static func run(polls: Int) throws {
    let capabilities = TerminalCapabilities.current {
      ProcessInfo.processInfo.environment[$0]
    }
    let theme = try ThemeCatalogue(folders: []).load("dark").theme
    let session = TerminalSession(capabilities: capabilities)
    let walk = try Walk.polling(retries: polls - 1)
    let model = Model(walk: walk, preferences: Model.Preferences(language: .en))
    let observer = PollObserver(walk: walk)
    try session.enter()
    observer.begin()
    var app = App(
      model: model, theme: theme, session: session, save: { _ in Bilingual("") },
      observe: { walk, _ in observer.observe(walk) })
    _ = app.run()
    session.leave()
    let lines = observer.lateness.map { "\($0)\n" }.joined()
    try FileHandle(fileDescriptor: 3).write(contentsOf: Data(lines.utf8))
  }
}

/// Compares the instants of polls with the machine's clock.
private final class PollObserver {
  /// In µs, a poll each.
  private(set) var lateness: [Int64] = []
  private let start: Instant
  private var seen: Int
  private var begun: Int64 = 0

  init(walk: Walk) {
    start = walk.now
    seen = walk.journal.entries.count
  }

  /// The clocks of the walk and of the machine are tied together now.
  func begin() { begun = nowMicroseconds() }

  func observe(_ walk: Walk) {
    let elapsed = nowMicroseconds() - begun
    for entry in walk.journal.entries[seen...] {
      guard case .timer(let timer, .fired) = entry.what, timer.kind == .poll else { continue }
      lateness.append(elapsed - (entry.at - start).microseconds)
    }
    seen = walk.journal.entries.count
    // Nothing is left to observe: end as the person would end it.
    if walk.conclusion != nil { kill(getpid(), SIGTERM) }
  }
}

extension Walk {
  /// A walk whose front end has just begun to poll every 10 ms, and will in vain.
  static func polling(retries: Int) throws -> Walk {
    var settings = WalkSettings()
    settings.frontend.poll.interval = .milliseconds(10)
    settings.frontend.poll.overlaps = true
    settings.frontend.poll.maxRetries = retries
    settings.channel.notifies = Listed(then: .lost)
    var walk = Walk(settings, orders: OrderTable(signingWith: .builtInTest))
    walk.startPayment()
    for act in [UserAct.wechat, .pay] { try walk.play(ActScript.Step(act: act, after: .zero)) }
    while walk.frontend.successCode == nil, walk.stepInstant() {}
    return walk
  }
}

/// How late polls are in real time, and whether lateness adds up.
struct LiveFigures {
  let polls: Int
  let runs: Int

  func measure(_ report: inout Report) throws {
    report.heading("live: \(polls) polls at 10 ms through the loop and the screen")
    var medians: [Double] = []
    var tails: [Double] = []
    var drifts: [Double] = []
    for _ in 0..<runs {
      let lateness = try observed()
      let samples = Samples(lateness)
      medians.append(samples.median)
      tails.append(samples.percentile(99))
      let tenth = max(1, lateness.count / 10)
      drifts.append(
        Samples(lateness.suffix(tenth)).median - Samples(lateness.prefix(tenth)).median)
    }
    report.figure("poll lateness, actual − due: p50", Samples(medians), unit: "ms")
    report.figure(
      "poll lateness, actual − due: p99", Samples(tails), unit: "ms", target: .atMost(2))
    report.figure(
      "drift: p50 of the last tenth − the first", Samples(drifts), unit: "ms", target: .atMost(0.5))
  }

  /// In milliseconds, in the order of the polls.
  private func observed() throws -> [Double] {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure.noTerminal }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    let process = try ScreenProcess(
      "/proc/self/exe", [LivePolls.word, "\(polls)"], report: ends[1])
    close(ends[1])
    while !process.read(quiet: 5_000).bytes.isEmpty {}
    let text = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true).readDataToEndOfFile()
    let lateness = String(decoding: text, as: UTF8.self).split(separator: "\n")
      .compactMap { Double($0) }.map { $0 / 1_000 }
    if lateness.count < polls { throw Failure.noPolls }
    return lateness
  }
}
