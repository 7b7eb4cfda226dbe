/// One scenario under many seeds.
public struct SeedSweep: Sendable {
  public private(set) var played = 0
  public private(set) var failed = 0
  /// What came of the smallest seed that fails.
  public private(set) var smallest: Outcome?
  /// It says something impossible under every seed.
  public var isContradiction: Bool { played == failed && smallest?.contradiction != nil }

  public init() {}

  /// Plays `seeds` in order, one after another.
  public mutating func play(
    _ scenario: Scenario, _ seeds: ClosedRange<UInt64>, stopsAtFailure: Bool = false
  ) {
    var player = Player(scenario, isSigning: false, isOneOfMany: true)
    for seed in seeds {
      let outcome = player.play(seed: seed)
      played += 1
      if outcome.passed { continue }
      failed += 1
      if smallest == nil { smallest = outcome }
      if stopsAtFailure { return }
    }
  }

  /// Adds what came of higher seeds.
  public mutating func add(_ other: SeedSweep) {
    played += other.played
    failed += other.failed
    smallest = smallest ?? other.smallest
  }
}
