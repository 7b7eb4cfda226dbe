import Documents
import FrontendLogic
import Simulation
import TTPay

/// `poll:` a policy by name, or made up of its parts.
enum PollSection {
  static let names = PollPolicy.presets.map(\.name)

  static let shape = YAMLShape.words(names).or(
    .mapping([
      .init("preset", .words(names), "The policy that the other keys change (tt-pay)."),
      .init("first", Shapes.duration, "Before the first query (as the interval)."),
      .init("every", Shapes.duration, "Between two queries."),
      .init(
        "intervals", .list(Shapes.duration, atMost: 100),
        "Before each query, in place of first and every; the last one is repeated."),
      .init(
        "retries", .scalar(.words(["unlimited"]), .integer(0...1_000_000)),
        "Queries after the first one."),
      .init("deadline", Shapes.duration, "Gives up after so long."),
      .init("starts", .list(Shapes.code, atMost: 6), "The success codes after which it polls."),
      .init("oneShot", .scalar(.bool), "Asks once and never again (setTimeout)."),
      .init("overlap", .scalar(.bool), "Asks even while an earlier query is out."),
      .init("upTo", Shapes.duration, "Doubles its delay up to this one."),
      .init("jitter", .words(PollPolicy.Jitter.allCases.map(\.rawValue)), "What is drawn by lot."),
    ]))

  static func read(_ value: YAMLReader) throws(YAMLError) -> PollPolicy {
    if value.isScalar { return try preset(value) }
    let mapping = try value.mapping()
    var policy =
      try mapping["preset"].map { (value) throws(YAMLError) in try preset(value) } ?? .ttPay
    if let first = mapping["first"] { policy.firstDelay = try first.span() }
    if let every = mapping["every"] {
      policy.interval = try every.positiveSpan()
      policy.schedule = nil
    }
    if let intervals = mapping["intervals"] {
      var schedule: [TimeSpan] = []
      for each in try intervals.sequence() { schedule.append(try each.positiveSpan()) }
      guard !schedule.isEmpty else { throw intervals.error("\(intervals.name) is empty") }
      policy.schedule = schedule
      policy.maxRetries = schedule.count - 1
    }
    if let retries = mapping["retries"] {
      policy.maxRetries = (try? retries.int()) ?? PollPolicy.unlimited
    }
    if let deadline = mapping["deadline"] { policy.deadline = try deadline.positiveSpan() }
    if let starts = mapping["starts"] {
      var codes: [PayResult] = []
      for code in try starts.sequence() { codes.append(try code.result()) }
      policy.startsOn = PollPolicy.Codes(codes)
    }
    if let oneShot = mapping["oneShot"] {
      policy.timer = try oneShot.bool() ? .oneShot : .repeating
    }
    if let overlap = mapping["overlap"] { policy.overlaps = try overlap.bool() }
    if let limit = mapping["upTo"] { policy.backoffLimit = try limit.positiveSpan() }
    if let jitter = mapping["jitter"] {
      policy.jitter = PollPolicy.Jitter(rawValue: try jitter.string()) ?? .none
    }
    return policy
  }

  private static func preset(_ value: YAMLReader) throws(YAMLError) -> PollPolicy {
    let name = try value.string()
    guard let policy = PollPolicy.named(name) else {
      throw value.error("there is no policy \"\(name)\"", suggestion: nearMiss(name, among: names))
    }
    return policy
  }
}

extension PollSection {
  static func write(_ policy: PollPolicy) -> YAMLTree {
    if let preset = PollPolicy.presets.first(where: { $0.policy == policy }) {
      return .scalar(preset.name)
    }
    let standard = PollPolicy.ttPay
    let codes = PayResult.allCases.filter(policy.startsOn.contains)
    let counted = (policy.schedule?.count).map { $0 - 1 } ?? standard.maxRetries
    return .mapping([
      "first": policy.firstDelay.map(YAMLTree.span),
      "every": policy.interval == standard.interval ? nil : .span(policy.interval),
      "intervals": policy.schedule.map { .list($0.map(YAMLTree.span)) },
      "retries": policy.maxRetries == counted
        ? nil
        : policy.maxRetries == PollPolicy.unlimited
          ? .scalar("unlimited") : .number(policy.maxRetries),
      "deadline": policy.deadline.map(YAMLTree.span),
      "starts": policy.startsOn == standard.startsOn
        ? nil : .list(codes.map { .number($0.rawValue) }),
      "oneShot": policy.timer == .oneShot ? .scalar("true") : nil,
      "overlap": policy.overlaps ? .scalar("true") : nil,
      "upTo": policy.backoffLimit.map(YAMLTree.span),
      "jitter": policy.jitter == .none ? nil : .scalar(policy.jitter.rawValue),
    ])
  }
}
