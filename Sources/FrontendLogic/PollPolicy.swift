import Simulation
import TTPay

/// When the front end asks its backend after `success`, and when it gives up (spec 5).
public struct PollPolicy: Hashable, Codable, Sendable {
  public enum Timer: String, Codable, CaseIterable, Sendable {
    /// `setInterval`, as the source document means it.
    case repeating
    /// `setTimeout`, as the source document wrote it: asks once and never again.
    case oneShot = "one-shot"
  }

  public enum Jitter: String, Codable, CaseIterable, Sendable {
    case none
    /// Half the delay, and a draw of the other half.
    case equal
    /// A draw of the whole delay.
    case full
    /// A draw between the interval and three times the delay before.
    case decorrelated
  }

  /// The success codes after which it polls.
  public struct Codes: OptionSet, Hashable, Codable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    public init(_ results: [PayResult]) {
      self.init(rawValue: results.reduce(0) { $0 | 1 << UInt16($1.rawValue) })
    }
    public func contains(_ result: PayResult) -> Bool {
      rawValue & 1 << UInt16(result.rawValue) != 0
    }
  }

  /// Between two queries.
  public var interval: TimeSpan
  /// Before the first query; the interval where it is nil.
  public var firstDelay: TimeSpan?
  /// Queries after the first one.
  public var maxRetries: Int
  public var startsOn: Codes
  public var timer: Timer
  /// True: a tick asks even while an earlier query is out. False: it waits, and does not count.
  public var overlaps: Bool
  /// The longest delay of an exponential schedule, whose delays double; nil: a fixed interval.
  public var backoffLimit: TimeSpan?
  public var jitter: Jitter
  /// After this long it gives up, whatever is left of the retries.
  public var deadline: TimeSpan?
  /// The delay before each query, in place of the interval; the last one is repeated.
  public var schedule: [TimeSpan]?

  public init(
    interval: TimeSpan = .milliseconds(500), firstDelay: TimeSpan? = nil, maxRetries: Int = 3,
    startsOn: Codes = Codes([.paid, .unknown]), timer: Timer = .repeating, overlaps: Bool = false,
    backoffLimit: TimeSpan? = nil, jitter: Jitter = .none, deadline: TimeSpan? = nil,
    schedule: [TimeSpan]? = nil
  ) {
    self.interval = interval
    self.firstDelay = firstDelay
    self.maxRetries = maxRetries
    self.startsOn = startsOn
    self.timer = timer
    self.overlaps = overlaps
    self.backoffLimit = backoffLimit
    self.jitter = jitter
    self.deadline = deadline
    self.schedule = schedule
  }

}

extension PollPolicy {
  /// Before the first query.
  func first(_ draw: () -> Draw) -> TimeSpan {
    firstDelay ?? delay(after: 0, previous: interval, draw)
  }

  /// The delay after the `asked`th tick; `previous` is the delay before it.
  func delay(after asked: Int, previous: TimeSpan, _ draw: () -> Draw) -> TimeSpan {
    var base = interval
    // A first delay of its own comes before the schedule's.
    let step = firstDelay == nil ? asked : asked - 1
    if let schedule, let last = schedule.last {
      base = step < schedule.count ? schedule[max(0, step)] : last
    }
    if let limit = backoffLimit {
      base = min(base, limit)
      var doublings = step
      while doublings > 0, base < limit {
        base = min(limit, base + base)
        doublings -= 1
      }
    }
    switch jitter {
    case _ where base < .zero: return .zero
    case .none: return base
    case .equal: return draw().span(in: .microseconds(base.microseconds / 2)...base)
    case .full: return draw().span(in: .zero...base)
    case .decorrelated:
      let drawn = draw().span(in: interval...max(interval, min(previous, .longest) * 3))
      return min(backoffLimit ?? drawn, drawn)
    }
  }
}

/// In documents a list of codes: `[0, 9]`.
extension PollPolicy.Codes {
  public init(from decoder: any Decoder) throws {
    let codes = try decoder.singleValueContainer().decode([Int].self)
    self.init(codes.compactMap(PayResult.init(rawValue:)))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(PayResult.allCases.filter(contains).map(\.rawValue).sorted())
  }
}
