import CashierUI
import Dispatch
import Documents
import Foundation
import Payment
import RemoteBackend
import Scenario
import Simulation
import Synchronization
import Terminal
import Walk

/// Plays scenarios, several at a time, and tells of them in their order.
struct PlayRun {
  struct Settings {
    var seed: UInt64?
    var seeds: ClosedRange<UInt64>?
    var failsFast: Bool
    var jobs: Int
    var language: Language
    var wantsDiagrams = false
    var tracePlace: TracePlace?
    /// The merchant's own server, and what asks it.
    var remote: BackendProfile?
    var outside: (@Sendable (Ask) -> OutsideReply?)?

    init(
      seed: UInt64?, seeds: ClosedRange<UInt64>?, failsFast: Bool, jobs: Int, language: Language
    ) {
      self.seed = seed
      self.seeds = seeds
      self.failsFast = failsFast
      self.jobs = jobs
      self.language = language
    }
  }

  let settings: Settings

  /// - Parameter tell: told of each as soon as all before it are done.
  func play(_ selection: [PlaySelection], tell: (Played) -> Void) -> [Played] {
    if let seeds = settings.seeds { return sweep(selection, seeds, tell: tell) }
    let progress = PlayProgress(total: selection.count)
    let queue = PlayQueue(count: selection.count)
    let (settings, selection) = (settings, selection)
    let workers = min(settings.jobs, selection.count)
    let group = DispatchGroup()
    for _ in 0..<workers {
      DispatchQueue.global().async(group: group) {
        while let index = queue.take() {
          queue.put(Self.play(selection[index], settings), at: index)
        }
      }
    }
    var played: [Played] = []
    while played.count < selection.count {
      let next = queue.wait(for: played.count)
      progress.clear()
      tell(next)
      played.append(next)
      progress.show(played.count)
      if settings.failsFast, next.status == .failed || next.status == .error { break }
    }
    progress.clear()
    queue.stop()
    group.wait()
    return played
  }

  private static func play(_ selection: PlaySelection, _ settings: Settings) -> Played {
    var scenario: Scenario
    switch selection.scenario {
    case .success(let read): scenario = read
    case .failure(let error): return Played(place: selection.place, .unreadable(error))
    }
    if let profile = settings.remote {
      if let obstacle = scenario.obstacleToRemote {
        return Played(place: selection.place, .skipped(scenario, reason: obstacle))
      }
      scenario = scenario.remote(profile, at: Instant(microseconds: wallMicroseconds()))
    }
    if let seed = settings.seed { scenario.settings.seed = seed }
    var player = Player(
      scenario, isSigning: settings.tracePlace != nil, outside: settings.outside)
    let outcome = player.play()
    var played = Played(place: selection.place, .played(outcome))
    if !outcome.passed { played.lastEntries = lastEntries(player.walk, settings.language) }
    if settings.wantsDiagrams { played.diagram = MermaidDiagram(player.walk).text }
    settings.tracePlace?.write(player.walk, of: scenario.name)
    return played
  }

  /// The last ten, in words.
  private static func lastEntries(_ walk: Walk, _ language: Language) -> [String] {
    var narration = Narration(language: language)
    return narration.lines(of: walk).suffix(10)
  }

  // MARK: Many seeds

  private func sweep(
    _ selection: [PlaySelection], _ seeds: ClosedRange<UInt64>, tell: (Played) -> Void
  ) -> [Played] {
    var played: [Played] = []
    for each in selection {
      var next: Played
      switch each.scenario {
      case .failure(let error): next = Played(place: each.place, .unreadable(error))
      case .success(let scenario):
        let sweep = sweep(scenario, seeds)
        next = Played(place: each.place, .swept(sweep, scenario, seeds))
        if let seed = sweep.smallest?.seed {
          var player = Player(scenario, isSigning: false)
          _ = player.play(seed: seed)
          next.lastEntries = Self.lastEntries(player.walk, settings.language)
        }
      }
      tell(next)
      played.append(next)
      if settings.failsFast, next.status == .failed || next.status == .error { break }
    }
    return played
  }

  private func sweep(_ scenario: Scenario, _ seeds: ClosedRange<UInt64>) -> SeedSweep {
    let size: UInt64 = 2_000
    let count = Int((seeds.upperBound - seeds.lowerBound) / size) + 1
    let progress = PlayProgress(total: count)
    let parts = Mutex([SeedSweep?](repeating: nil, count: count))
    let queue = PlayQueue(count: count)
    let failsFast = settings.failsFast
    let group = DispatchGroup()
    for _ in 0..<min(settings.jobs, count) {
      DispatchQueue.global().async(group: group) {
        while let index = queue.take() {
          let low = seeds.lowerBound + UInt64(index) * size
          let high = low + min(size - 1, seeds.upperBound - low)
          var part = SeedSweep()
          part.play(scenario, low...high, stopsAtFailure: failsFast)
          if failsFast && part.failed > 0 { queue.stop() }
          parts.withLock { $0[index] = part }
          progress.show(parts.withLock { $0.count { $0 != nil } })
        }
      }
    }
    group.wait()
    progress.clear()
    return parts.withLock { parts in
      parts.compactMap(\.self).reduce(into: SeedSweep()) { $0.add($1) }
    }
  }
}

/// The scenarios that are to be played, and what came of them, between threads.
private final class PlayQueue: Sendable {
  private struct State {
    var next = 0
    var done: [Played?]
  }

  private let state: Mutex<State>
  private let arrived = DispatchSemaphore(value: 0)
  private let count: Int

  init(count: Int) {
    self.count = count
    state = Mutex(State(done: Array(repeating: nil, count: count)))
  }

  func take() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func put(_ played: Played, at index: Int) {
    state.withLock { $0.done[index] = played }
    arrived.signal()
  }

  /// Hands out no more.
  func stop() { state.withLock { $0.next = count } }

  func wait(for index: Int) -> Played {
    while true {
      if let played = state.withLock({ $0.done[index] }) { return played }
      arrived.wait()
    }
  }
}
