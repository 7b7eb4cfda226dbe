import CashierPlatform
import Documents
import Payment
import Simulation
import TTPay

/// `channel:` when WeChat or Alipay tells the merchant, brings the payer back, and answers.
enum ChannelSection {
  static let shape = YAMLShape.mapping([
    .init(
      "notify",
      .listed(
        .words(["on-time", "lost", "twice", "forged"] + stale.keys.sorted()).or(
          .mapping([
            .init("after", Shapes.duration, "So long after the payment, or the try before."),
            .init("lost", .scalar(.bool), "It never arrives."),
            .init("copies", .scalar(.integer(1...20)), "It arrives so often …"),
            .init("apart", Shapes.duration, "… so long after one another."),
            .init(
              "amount", .scalar(.integer(1...100_000_000)), "It tells of another amount, in 分."),
            .init("forged", .scalar(.bool), "Somebody else made it: its sign is wrong."),
            .init("says", .words(stale.keys.sorted()), "It tells of a time before the payment."),
          ]))),
      "What becomes of each try of a notify; untaken, it is repeated on the channel's schedule."),
    .init("notifyDelay", Shapes.latency, "From paying to the first notify (300ms)."),
    .init("notifyLoss", Shapes.probability, "Chance that a try is lost."),
    .init(
      "forged", Shapes.duration,
      "So long after WeChat or Alipay opens, somebody sends a forged notify of a payment."),
    .init(
      "return",
      .words("never").or(Shapes.duration).or(
        .mapping([
          .init(
            "early", Shapes.duration,
            "So long after it opens, the mini-program is in front although the payer is at it."),
          .init(
            "after", YAMLShape.words("never").or(Shapes.duration), "From paying to the return."),
        ])),
      "From paying to the return to the mini-program (800ms)."),
    .init(
      "resultStatus", .scalar(.integer(1000...9999)),
      "What Alipay's app says of a payment that went through (9000)."),
    .init(
      "query", .listed(.words(QueryAnswer.allCases.map(\.rawValue))),
      "What a backend hears that asks the channel."),
  ])

  private static let stale: [String: Notify.Says] = [
    "failed": .failed, "waiting": .waiting, "closed": .closed,
  ]

  static func read(
    _ value: YAMLReader, into settings: inout ChannelSettings
  ) throws(YAMLError) {
    let mapping = try value.mapping()
    if let notify = mapping["notify"] {
      settings.notifies = try notify.listed { (item) throws(YAMLError) in try self.notify(item) }
    }
    if let delay = mapping["notifyDelay"] { settings.notifyDelay = try delay.latency() }
    if let loss = mapping["notifyLoss"] { settings.notifyLoss = try loss.probability() }
    if let forged = mapping["forged"] { settings.forgedAfter = try forged.span() }
    if let back = mapping["return"] { try readReturn(back, into: &settings) }
    if let status = mapping["resultStatus"] {
      guard let result = AlipayResult(rawValue: Int16(try status.int())) else {
        let known = AlipayResult.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
        throw status.error("\(status.name) must be one of \(known)")
      }
      settings.paidResult = result
    }
    if let query = mapping["query"] {
      settings.queries = try query.listed { (item) throws(YAMLError) in
        QueryAnswer(rawValue: try item.string()) ?? .truth
      }
    }
  }

  private static func readReturn(
    _ value: YAMLReader, into settings: inout ChannelSettings
  ) throws(YAMLError) {
    let mapping = try value.mapping(orUnder: "after")
    if let early = mapping["early"] { settings.returnsEarly = try early.span() }
    if let after = mapping["after"] {
      settings.returnDelay = try after.string() == "never" ? nil : after.span()
    }
  }

  private static func notify(_ item: YAMLReader) throws(YAMLError) -> NotifyTry {
    if item.isScalar {
      switch try item.string() {
      case "lost": return .lost
      case "twice": return NotifyTry(copies: 2)
      case "forged": return NotifyTry(.forged)
      case let word: return stale[word].map { NotifyTry(.stale($0)) } ?? .delivered
      }
    }
    let mapping = try item.mapping()
    var kinds: [NotifyTry.Kind] = []
    if try mapping["lost"]?.bool() == true { kinds.append(.lost) }
    if try mapping["forged"]?.bool() == true { kinds.append(.forged) }
    if let amount = mapping["amount"] { kinds.append(.amount(Int64(try amount.int()))) }
    if let says = mapping["says"], let word = stale[try says.string()] {
      kinds.append(.stale(word))
    }
    guard kinds.count <= 1 else {
      throw item.error("\(item.name) may have one of lost, forged, amount and says")
    }
    return NotifyTry(
      kinds.first ?? .delivered, after: try mapping["after"]?.span(),
      copies: try mapping["copies"]?.int() ?? 1, apart: try mapping["apart"]?.span() ?? .zero)
  }
}

extension ChannelSection {
  static func write(_ settings: ChannelSettings) -> YAMLTree {
    let standard = ChannelSettings()
    var back: YAMLTree?
    if settings.returnDelay != standard.returnDelay {
      back = settings.returnDelay.map(YAMLTree.span) ?? .scalar("never")
    }
    if let early = settings.returnsEarly {
      back = .mapping(["early": .span(early), "after": back])
    }
    return .mapping([
      "notify": settings.notifies == standard.notifies
        ? nil : Shapes.write(settings.notifies, write),
      "notifyDelay": settings.notifyDelay == standard.notifyDelay
        ? nil : Shapes.write(settings.notifyDelay),
      "notifyLoss": settings.notifyLoss == 0 ? nil : .number(settings.notifyLoss),
      "forged": settings.forgedAfter.map(YAMLTree.span),
      "return": back,
      "resultStatus": settings.paidResult == standard.paidResult
        ? nil : .number(settings.paidResult.rawValue),
      "query": settings.queries == standard.queries
        ? nil : Shapes.write(settings.queries) { .scalar($0.rawValue) },
    ])
  }

  private static func write(_ notify: NotifyTry) -> YAMLTree {
    let isPlain = notify.after == nil && notify.copies == 1 && notify.apart == .zero
    switch notify.kind {
    case .delivered where isPlain: return .scalar("on-time")
    case .lost where isPlain: return .scalar("lost")
    case .forged where isPlain: return .scalar("forged")
    case .stale(let says) where isPlain: return .scalar(says.name)
    default: break
    }
    var (lost, forged, amount, says): (YAMLTree?, YAMLTree?, YAMLTree?, YAMLTree?)
    switch notify.kind {
    case .delivered: break
    case .lost: lost = .scalar("true")
    case .forged: forged = .scalar("true")
    case .amount(let fen): amount = .number(fen)
    case .stale(let word): says = .scalar(word.name)
    }
    return .mapping([
      "after": notify.after.map(YAMLTree.span), "lost": lost, "forged": forged, "amount": amount,
      "says": says, "copies": notify.copies == 1 ? nil : .number(notify.copies),
      "apart": notify.apart == .zero ? nil : .span(notify.apart),
    ])
  }
}
