import Documents
import FrontendLogic
import MerchantBackend
import Payment
import Simulation
import TTPay

/// `backend:` how the embedded merchant's server is written and how it fares.
enum BackendSection {
  static let shape = YAMLShape.mapping([
    .init("clock", Shapes.signedDuration, "Its clock is so far ahead, or behind (-10m)."),
    .init(
      "unifiedOrder", .list(Shapes.channel, atMost: 2),
      "The channels at which its unified order fails: no URL for them in the order."),
    .init(
      "commit", Shapes.duration,
      "The order's row is there only so long after the order was handed out."),
    .init("stale", Shapes.duration, "Statuses come from a cache that is so far behind."),
    .init(
      "answersNotify",
      .words("right", "wrong").or(
        .mapping([
          .init(
            "after", Shapes.duration, "It answers so late; after 5 s nobody listens.",
            isRequired: true)
        ])), "What it answers a notify."),
    .init(
      "skips", .list(.words("signature", "amount"), atMost: 2),
      "What it does not check in a notify."),
    .init(
      "asksChannel",
      .words(["never", "on-demand"] + sweeps.keys.sorted()).or(
        .mapping([
          .init("atMostEvery", Shapes.duration, "On demand, but no more often than this."),
          .init(
            "intervals", .list(Shapes.duration, atMost: 100),
            "So long after the order, and each answer …"),
          .init("close", .scalar(.bool), "… and in the end it closes the order."),
        ])), "When it asks the channel itself, instead of waiting for the notify alone."),
    .init(
      "close",
      Shapes.duration.or(
        .mapping([
          .init("after", Shapes.duration, "So long after the order.", isRequired: true),
          .init(
            "atChannel", .scalar(.bool), "At the channel too, so that nobody can pay it (true)."),
        ])), "Closes an unpaid order."),
    .init(
      "status", .listed(.scalar(.words(["truth"]), .integer(0...9))),
      "The codes that it answers queries with, whatever is true."),
  ])

  /// Schedules that have a name, and whether they end with closing the order.
  private static let sweeps: [String: [TimeSpan]] = [
    "wechat-backend": PollPolicy.wechatBackend,
    "wechat-sweep": Array(repeating: .seconds(30), count: 10),
  ]

  static func read(
    _ value: YAMLReader, into conduct: inout BackendConduct
  ) throws(YAMLError) {
    let mapping = try value.mapping()
    if let clock = mapping["clock"] {
      conduct.clockSkew = Shapes.signedSpan(try clock.string()) ?? .zero
    }
    if let failing = mapping["unifiedOrder"] {
      for channel in try failing.sequence() {
        conduct.failedUnifiedOrders.append(try channel.channel())
      }
    }
    if let commit = mapping["commit"] { conduct.commitDelay = try commit.span() }
    if let stale = mapping["stale"] { conduct.staleness = try stale.span() }
    if let answer = mapping["answersNotify"] {
      if answer.isMapping {
        conduct.notifyAnswer = .late(try answer.mapping().required("after").span())
      } else {
        conduct.notifyAnswer = try answer.string() == "wrong" ? .wrong : .right
      }
    }
    if let skips = mapping["skips"] {
      for check in try skips.sequence() {
        conduct.checks.remove(try check.string() == "amount" ? .amount : .signature)
      }
    }
    if let asks = mapping["asksChannel"] { conduct.asking = try asking(asks) }
    if let close = mapping["close"] {
      let mapping = try close.mapping(orUnder: "after")
      conduct.closesAfter = try mapping.required("after").span()
      if let channel = mapping["atChannel"] { conduct.closesAtChannel = try channel.bool() }
    }
    if let status = mapping["status"] {
      conduct.statusAnswers = try status.listed { (item) throws(YAMLError) in
        if (try? item.string()) == "truth" { return .truth }
        return .code(try item.result())
      }
    }
  }

  private static func asking(_ value: YAMLReader) throws(YAMLError) -> BackendConduct.Asking {
    if value.isScalar {
      let word = try value.string()
      if let intervals = sweeps[word] { return .sweep(intervals, thenCloses: true) }
      return word == "on-demand" ? .onDemand(atMostEvery: .zero) : .never
    }
    let mapping = try value.mapping()
    if let pause = mapping["atMostEvery"] {
      try mapping.requireKeys(among: ["atMostEvery"])
      return .onDemand(atMostEvery: try pause.span())
    }
    var spans: [TimeSpan] = []
    for span in try mapping.required("intervals").sequence() {
      spans.append(try span.positiveSpan())
    }
    return .sweep(spans, thenCloses: try mapping["close"]?.bool() ?? false)
  }
}

extension BackendSection {
  static func write(_ conduct: BackendConduct) -> YAMLTree {
    let skipped: [String] =
      (conduct.checks.contains(.signature) ? [] : ["signature"])
      + (conduct.checks.contains(.amount) ? [] : ["amount"])
    let answer: YAMLTree? =
      switch conduct.notifyAnswer {
      case .right: nil
      case .wrong: .scalar("wrong")
      case .late(let span): .mapping(["after": .span(span)])
      }
    let close = conduct.closesAfter.map { span -> YAMLTree in
      conduct.closesAtChannel
        ? .span(span) : .mapping(["after": .span(span), "atChannel": .scalar("false")])
    }
    return .mapping([
      "clock": conduct.clockSkew == .zero ? nil : .span(conduct.clockSkew),
      "unifiedOrder": YAMLTree.words(conduct.failedUnifiedOrders.map(\.rawValue)).orNil,
      "commit": conduct.commitDelay == .zero ? nil : .span(conduct.commitDelay),
      "stale": conduct.staleness == .zero ? nil : .span(conduct.staleness),
      "answersNotify": answer,
      "skips": YAMLTree.words(skipped).orNil,
      "asksChannel": write(conduct.asking),
      "close": close,
      "status": conduct.statusAnswers == Listed(then: .truth)
        ? nil
        : Shapes.write(conduct.statusAnswers) { answer in
          if case .code(let code) = answer { .number(code.rawValue) } else { .scalar("truth") }
        },
    ])
  }

  private static func write(_ asking: BackendConduct.Asking) -> YAMLTree? {
    switch asking {
    case .never: return nil
    case .onDemand(.zero): return .scalar("on-demand")
    case .onDemand(let pause): return .mapping(["atMostEvery": .span(pause)])
    case .sweep(let spans, let closes):
      if closes, let name = sweeps.keys.sorted().first(where: { sweeps[$0] == spans }) {
        return .scalar(name)
      }
      return .mapping([
        "intervals": .list(spans.map(YAMLTree.span)), "close": closes ? .scalar("true") : nil,
      ])
    }
  }
}
