import Documents
import Simulation
import Walk

/// A story of a payment: who does what and when, what goes wrong, and what is to come of it.
public struct Scenario: Hashable, Sendable {
  public var name: String
  /// What happens and what would be right, in a sentence or two.
  public var about: Bilingual
  public var settings: WalkSettings
  public var steps: [UserStep]
  public var expect: Expectations
  /// The invariants that do not hold here, on purpose.
  public var exempt: Set<Invariant>
  public var limit: Limit

  /// Where a story that never ends is stopped.
  public struct Limit: Hashable, Sendable {
    public var time: TimeSpan
    /// Entries of the journal.
    public var entries: Int

    public init(time: TimeSpan = .hours(48), entries: Int = 1_000_000) {
      self.time = time
      self.entries = entries
    }
  }

  public init(
    name: String, about: Bilingual = .init(""), settings: WalkSettings = .init(),
    steps: [UserStep] = [],
    expect: Expectations = .init(), exempt: Set<Invariant> = [], limit: Limit = .init()
  ) {
    self.name = name
    self.about = about
    self.settings = settings
    self.steps = steps
    self.expect = expect
    self.exempt = exempt
    self.limit = limit
  }
}
