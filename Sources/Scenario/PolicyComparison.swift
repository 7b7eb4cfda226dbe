import FrontendLogic
import Payment
import Simulation
import TTPay
import Walk

/// Poll policies over the same payments: what each comes to know, when, and what it costs.
public struct PolicyComparison: Sendable {
  public struct Settings: Sendable {
    public var policies: [PollPreset]
    /// Payments for each policy.
    public var runs: Int
    public var seed: UInt64
    /// Payments that begin in a second.
    public var rate: Double
    /// Queries a second that are allowed.
    public var quota: Double
    /// Before the first query, in place of what the policies say.
    public var firstDelay: TimeSpan?

    public init(
      policies: [PollPreset], runs: Int = 10_000, seed: UInt64 = 1, rate: Double = 10,
      quota: Double = 150, firstDelay: TimeSpan? = nil
    ) {
      self.policies = policies
      self.runs = runs
      self.seed = seed
      self.rate = rate
      self.quota = quota
      self.firstDelay = firstDelay
    }
  }

  public let scenario: Scenario
  public let settings: Settings
  public let rows: [PolicyResult]

  /// - Parameter each: runs its argument for 0 ..< count, in any order, perhaps at the same time.
  public init(
    _ scenario: Scenario, _ settings: Settings,
    each: (_ count: Int, _ work: @Sendable (Int) -> PolicyResult) -> [PolicyResult] = {
      (0..<$0).map($1)
    }
  ) {
    self.scenario = scenario
    self.settings = settings
    rows = each(settings.policies.count) { index in
      PolicyResult(settings.policies[index], scenario, settings)
    }
  }

  /// Without a scenario: the notify comes after 0.9 s in the middle (log-normal, σ 0.6), each try
  /// is lost with 3 %, and everything else takes no time. The time counts from `success`.
  public static var standardScenario: Scenario {
    var settings = WalkSettings()
    settings.frontend.getOrderStatus = .always(9)
    settings.channel.notifyDelay = .logNormal(median: .milliseconds(900), p99: .milliseconds(3_634))
    settings.channel.notifyLoss = 0.03
    settings.channel.returnDelay = .zero
    for party in [PartyID.frontend, .channel] {
      settings.links[party, .backend] = .immediate
    }
    return Scenario(
      name: "standard", settings: settings, steps: [UserStep(.wechat), UserStep(.pay)])
  }
}
