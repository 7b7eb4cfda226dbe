import Documents
import Payment
import Simulation

/// `link:` what lies between two parties: latency, loss, and what becomes of requests.
enum LinkSection {
  static let shape = YAMLShape.mapping(
    pairs.map { pair in
      .init(pair.name, pair.name == "frontend-backend" ? requests : plain, pair.about)
    })

  private struct Pair {
    let name: String
    let ends: (PartyID, PartyID)
    let about: String
  }

  private static let pairs: [Pair] = {
    let parties = PartyID.allCases
    return parties.flatMap { a in
      parties.filter { a.rawValue < $0.rawValue }.map { b in
        Pair(
          name: "\(a.name)-\(b.name)", ends: (a, b),
          about: "Between \(a.name) and \(b.name), both ways.")
      }
    }
  }()

  private static let basics: [YAMLShape.Key] = [
    .init("latency", Shapes.latency, "One way."),
    .init("loss", Shapes.probability, "Chance that a message is lost."),
    .init("duplication", Shapes.probability, "Chance that a message arrives twice."),
    .init("reordering", Shapes.probability, "Chance that later messages overtake one."),
  ]

  private static let answer = YAMLShape.scalar(
    .words(failures.keys.sorted() + ["ok"]), .integer(400...599)
  ).or(
    .mapping([
      .init(
        "slow", Shapes.duration, "The answer comes so much later, and says what was true before."),
      .init("status", .scalar(.integer(400...599)), "An HTTP status …"),
      .init("retryAfter", .scalar(.integer(0...86_400)), "… with Retry-After, in seconds."),
    ]))

  private static let plain = YAMLShape.mapping(basics)

  private static let requests = YAMLShape.mapping(
    basics + [
      .init("order", .listed(answer), "What becomes of the requests for an order."),
      .init("query", .listed(answer), "What becomes of the queries of its status."),
      .init(
        "during",
        .list(
          .mapping([
            .init("from", Shapes.duration, "Since the start.", isRequired: true),
            .init("until", Shapes.duration, "Since the start.", isRequired: true),
            .init("answer", answer, "What becomes of every request.", isRequired: true),
          ]), atMost: 20), "Between two moments."),
      .init(
        "sometimes",
        .list(
          .mapping([
            .init("chance", Shapes.probability, "Of each request.", isRequired: true),
            .init("answer", answer, "What becomes of it.", isRequired: true),
            .init(
              "of", .words("any", "query"), "Any request, or only queries of the status (any)."),
          ]), atMost: 20), "By lot."),
    ])

  private static let failures: [String: WireFailure] = [
    "refused": .refused, "dns": .dns, "tls": .tls, "reset": .reset, "timeout": .timedOut,
    "truncated": .truncated, "too-large": .tooLarge, "redirected": .redirected,
    "not-json": .notJSON, "html": .html, "wrong-type": .wrongType, "missing": .missing,
    "unknown-word": .unknownWord,
  ]

  static func read(_ value: YAMLReader, into links: inout Links) throws(YAMLError) {
    let mapping = try value.mapping()
    for pair in pairs {
      guard let value = mapping[pair.name] else { continue }
      links[pair.ends.0, pair.ends.1] = try link(value, links[pair.ends.0, pair.ends.1])
    }
  }

  private static func link(_ value: YAMLReader, _ standard: Link) throws(YAMLError) -> Link {
    var link = standard
    let mapping = try value.mapping()
    if let latency = mapping["latency"] { link.latency = try latency.latency() }
    if let loss = mapping["loss"] { link.loss = try loss.probability() }
    if let chance = mapping["duplication"] { link.duplication = try chance.probability() }
    if let chance = mapping["reordering"] { link.reordering = try chance.probability() }
    if let orders = mapping["order"] {
      link.faults.orders = try orders.listed { (item) throws(YAMLError) in try wire(item) }
    }
    if let queries = mapping["query"] {
      link.faults.queries = try queries.listed { (item) throws(YAMLError) in try wire(item) }
    }
    if let windows = mapping["during"] {
      for item in try windows.sequence() { link.faults.windows.append(try window(item)) }
    }
    if let chances = mapping["sometimes"] {
      for item in try chances.sequence() {
        let mapping = try item.mapping()
        link.faults.chances.append(
          WireFaults.Chance(
            probability: try mapping.required("chance").probability(),
            answer: try wire(mapping.required("answer")),
            hitsOrders: try mapping["of"]?.string() != "query"))
      }
    }
    return link
  }

  private static func window(_ item: YAMLReader) throws(YAMLError) -> WireFaults.Window {
    let mapping = try item.mapping()
    let (from, until) = (
      try mapping.required("from").span(), try mapping.required("until").span()
    )
    guard from < until else { throw item.error("\(item.name): from must be before until") }
    return WireFaults.Window(
      from: from, until: until, answer: try wire(mapping.required("answer")))
  }

  private static func wire(_ item: YAMLReader) throws(YAMLError) -> WireAnswer {
    if item.isScalar {
      if let status = try? item.int() { return .fails(.status(UInt16(status))) }
      let word = try item.string()
      return failures[word].map { .fails($0) } ?? .passes
    }
    let mapping = try item.mapping()
    if let slow = mapping["slow"] {
      try mapping.requireKeys(among: ["slow"])
      return .slow(try slow.span())
    }
    let status = UInt16(try mapping.required("status").int())
    guard let seconds = mapping["retryAfter"] else { return .fails(.status(status)) }
    return .fails(.busy(status, retryAfter: UInt32(try seconds.int())))
  }
}

extension LinkSection {
  static func write(_ links: Links) -> YAMLTree {
    let standard = Links()
    return .mapping(
      pairs.compactMap { pair in
        let link = links[pair.ends.0, pair.ends.1]
        let usual = standard[pair.ends.0, pair.ends.1]
        return link == usual ? nil : .init(pair.name, write(link, usual))
      })
  }

  private static func write(_ link: Link, _ usual: Link) -> YAMLTree {
    let passes = Listed(then: WireAnswer.passes)
    return .mapping([
      "latency": link.latency == usual.latency ? nil : Shapes.write(link.latency),
      "loss": link.loss == 0 ? nil : .number(link.loss),
      "duplication": link.duplication == 0 ? nil : .number(link.duplication),
      "reordering": link.reordering == 0 ? nil : .number(link.reordering),
      "order": link.faults.orders == passes ? nil : Shapes.write(link.faults.orders, write),
      "query": link.faults.queries == passes ? nil : Shapes.write(link.faults.queries, write),
      "during": YAMLTree.list(
        link.faults.windows.map { window in
          .mapping([
            "from": .span(window.from), "until": .span(window.until),
            "answer": write(window.answer),
          ])
        }
      ).orNil,
      "sometimes": YAMLTree.list(
        link.faults.chances.map { chance in
          .mapping([
            "chance": .number(chance.probability), "answer": write(chance.answer),
            "of": chance.hitsOrders ? nil : .scalar("query"),
          ])
        }
      ).orNil,
    ])
  }

  private static func write(_ answer: WireAnswer) -> YAMLTree {
    switch answer {
    case .passes: .scalar("ok")
    case .slow(let span): .mapping(["slow": .span(span)])
    case .fails(.status(let status)): .number(status)
    case .fails(.busy(let status, let seconds)):
      .mapping(["status": .number(status), "retryAfter": .number(seconds)])
    case .fails(let failure): .scalar(failure.name)
    }
  }
}
