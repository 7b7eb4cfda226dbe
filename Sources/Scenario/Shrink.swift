import Documents
import Simulation

/// Finds the smallest scenario that still fails as one does: leaves out whatever it can.
public struct Shrink {
  /// In which way a scenario fails: what is not as expected, and what stopped it.
  struct Failure: Hashable {
    let checks: [String]
    let isImpossible: Bool
    let reachedLimit: Bool

    init?(_ outcome: Outcome) {
      if outcome.passed { return nil }
      checks = outcome.failures.map(\.name)
      isImpossible = outcome.contradiction != nil
      reachedLimit = !isImpossible && outcome.trouble != nil
    }
  }

  public private(set) var scenario: Scenario
  public private(set) var text: String
  /// How many scenarios were tried.
  public private(set) var tried = 0
  private let failure: Failure

  /// - Parameter seed: under which it fails, where that is not its own.
  /// - Returns: nil where it does not fail.
  public init?(
    _ document: ScenarioCatalogue.Document, seed: UInt64? = nil
  ) throws(ScenarioError) {
    scenario = try Scenario(document)
    if let seed { scenario.settings.seed = seed }
    var player = Player(scenario, isSigning: false)
    guard let failure = Failure(player.play()) else { return nil }
    self.failure = failure
    var tree = scenario.tree
    text = tree.text
    while let smaller = smaller(than: tree) { tree = smaller }
    text = tree.text
  }

  /// The first smaller document that fails in the same way.
  private mutating func smaller(than tree: YAMLTree) -> YAMLTree? {
    for candidate in tree.reductions(isTop: true) {
      tried += 1
      guard let document = try? YAMLDocument(text: candidate.text),
        let scenario = try? Scenario(document.root)
      else { continue }
      var player = Player(scenario, isSigning: false)
      if Failure(player.play()) == failure {
        self.scenario = scenario
        return candidate
      }
    }
    return nil
  }
}

extension YAMLTree {
  /// Documents that say less, those that leave out most first.
  fileprivate func reductions(isTop: Bool = false) -> [YAMLTree] {
    switch self {
    case .scalar(let text): return Self.simpler(text).map { .scalar($0) }
    case .list(let items):
      let without = items.indices.map { index in
        YAMLTree.list(items.enumerated().filter { $0.offset != index }.map(\.element))
      }
      let inside = items.indices.flatMap { index in
        items[index].reductions().map { reduced in
          var copy = items
          copy[index] = reduced
          return YAMLTree.list(copy)
        }
      }
      return without + inside
    case .mapping(let pairs) where pairs.count == 1 && pairs[0].value.isBare:
      return [.scalar(pairs[0].key)]
    case .mapping(let pairs):
      let names = ["name", "about"]
      let places = pairs.indices.filter { !isTop || !names.contains(pairs[$0].key) }
      let without = places.map { index in
        YAMLTree.mapping(pairs.enumerated().filter { $0.offset != index }.map(\.element))
      }
      let inside = places.flatMap { index in
        pairs[index].value.reductions().map { reduced in
          var copy = pairs
          copy[index].value = reduced
          return YAMLTree.mapping(copy)
        }
      }
      return without + inside
    }
  }

  /// Nothing is left of what stood there.
  private var isBare: Bool { isEmpty || self == .scalar("") }

  /// Rounder durations and numbers.
  private static func simpler(_ text: String) -> [String] {
    if let span = TimeSpan(text), span > .zero {
      let rounder: [Int64] = [3_600_000_000, 60_000_000, 1_000_000, 100_000, 1_000]
      return
        (["0s"]
        + rounder.map { TimeSpan.microseconds(span.microseconds / $0 * $0).written })
        .filter { $0 != text && $0.count <= text.count && TimeSpan($0) != span }
    }
    if let number = Int(text), number > 1 { return ["0", "1"] }
    return []
  }
}
