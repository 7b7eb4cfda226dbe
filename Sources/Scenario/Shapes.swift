import Documents
import Payment
import Simulation
import TTPay

/// The small values that several sections of a scenario share: how they look, and how they are read.
enum Shapes {
  static let duration = YAMLShape.scalar(
    .pattern(
      "a duration from 0 to a year, such as 500ms, 2s or 1.5m",
      regex: #"^[0-9]+(\.[0-9]{1,6})?(us|µs|ms|s|m|h)$"#, matches: { TimeSpan($0) != nil }))

  static let signedDuration = YAMLShape.scalar(
    .pattern(
      "a duration such as -10m or 30s", regex: #"^-?[0-9]+(\.[0-9]{1,6})?(us|µs|ms|s|m|h)$"#,
      matches: { signedSpan($0) != nil }))

  /// A duration, or one that is drawn by lot.
  static let latency = duration.or(
    .mapping([
      .init("between", .list(duration, atMost: 2), "Drawn evenly between two durations."),
      .init("median", duration, "Drawn from a log-normal distribution with this median …"),
      .init("p99", duration, "… and this 99th percentile."),
      .init("mean", duration, "Drawn from an exponential distribution with this mean."),
    ]))

  static let channel = YAMLShape.words(Channel.allCases.map(\.rawValue))
  static let probability = YAMLShape.scalar(.number(0...1))
  static let code = YAMLShape.scalar(.integer(0...9))

  static let count = YAMLShape.scalar(
    .integer(0...1_000_000),
    .pattern(
      "a range such as 3..5, 3.. or ..5", regex: #"^([0-9]+\.\.[0-9]*|\.\.[0-9]+)$"#,
      matches: { Bounds($0) { Int($0) } != nil }))

  static let spans = YAMLShape.scalar(
    .pattern(
      "a duration such as 2.5s or a range such as 1s..3s",
      regex: #"^[0-9a-zµ.]+$"#, matches: { Bounds($0) { TimeSpan($0) } != nil }))

  static func signedSpan(_ text: String) -> TimeSpan? {
    guard text.hasPrefix("-") else { return TimeSpan(text) }
    return TimeSpan(String(text.dropFirst())).map { .zero - $0 }
  }
}

extension YAMLReader {
  func span() throws(YAMLError) -> TimeSpan {
    guard let span = TimeSpan(try string()) else { throw error("\(name) must be a duration") }
    return span
  }

  /// A duration above zero.
  func positiveSpan() throws(YAMLError) -> TimeSpan {
    let span = try span()
    guard span > .zero else { throw error("\(name) must be longer than 0") }
    return span
  }

  func latency() throws(YAMLError) -> Latency {
    guard isMapping else { return .constant(try span()) }
    let mapping = try mapping()
    if let between = mapping["between"] {
      try mapping.requireKeys(among: ["between"])
      var ends: [TimeSpan] = []
      for end in try between.sequence() { ends.append(try end.span()) }
      guard ends.count == 2, ends[0] <= ends[1] else {
        throw between.error("\(between.name) must be two durations, the shorter one first")
      }
      return .uniform(ends[0], ends[1])
    }
    if let mean = mapping["mean"] {
      try mapping.requireKeys(among: ["mean"])
      return .exponential(mean: try mean.positiveSpan())
    }
    let median = try mapping.required("median").positiveSpan()
    let p99 = try mapping.required("p99").span()
    guard p99 >= median else { throw error("\(name): p99 must not be below the median") }
    return .logNormal(median: median, p99: p99)
  }

  func channel() throws(YAMLError) -> Channel {
    guard let channel = Channel(rawValue: try string()) else {
      throw error("\(name) must be wechat or alipay")
    }
    return channel
  }

  func result() throws(YAMLError) -> PayResult {
    guard let result = PayResult(rawValue: try int()) else {
      throw error("\(name) must be 0, 1, 2, 3, 4 or 9")
    }
    return result
  }

  func counts() throws(YAMLError) -> Bounds<Int> {
    if let number = try? int() { return Bounds(number) }
    guard let bounds = Bounds(try string(), { Int($0) }) else {
      throw error("\(name) must be a number or a range")
    }
    return bounds
  }

  func spans() throws(YAMLError) -> Bounds<TimeSpan> {
    guard let bounds = Bounds(try string(), { TimeSpan($0) }) else {
      throw error("\(name) must be a duration or a range of durations")
    }
    return bounds
  }

  func probability() throws(YAMLError) -> Double {
    guard let number = double, (0...1).contains(number) else {
      throw error("\(name) must be a number from 0 to 1")
    }
    return number
  }

  /// A list whose last item, `then: …`, says what comes after the others; a value alone is what
  /// comes each time.
  func listed<Element>(
    _ read: (YAMLReader) throws(YAMLError) -> Element
  ) throws(YAMLError) -> Listed<Element> {
    guard isSequence else { return Listed(then: try read(self)) }
    let items = try sequence()
    var listed: [Element] = []
    for (index, item) in items.enumerated() {
      if item.isMapping, let then = try item.mapping()["then"] {
        try item.mapping().requireKeys(among: ["then"])
        guard index == items.count - 1 else {
          throw item.error("\(item.name): \"then\" says what comes after all others: put it last")
        }
        return Listed(listed, then: try read(then))
      }
      listed.append(try read(item))
    }
    throw error(
      "\(name) does not say what comes after its last item: end it with { then: … }")
  }
}

extension YAMLShape {
  /// `element`, or a list of it that ends with `then: …`.
  static func listed(_ element: YAMLShape) -> YAMLShape {
    var item = element
    item.keys =
      (element.keys ?? []) + [
        Key(
          "then", element, "What comes every time after the last that is listed; always at the end."
        )
      ]
    return element.or(.list(item))
  }
}

extension Shapes {
  static func write(_ latency: Latency) -> YAMLTree {
    switch latency {
    case .constant(let span): .span(span)
    case .uniform(let low, let high): .mapping(["between": .list([.span(low), .span(high)])])
    case .exponential(let mean): .mapping(["mean": .span(mean)])
    case .logNormal(let median, let p99):
      .mapping(["median": .span(median), "p99": .span(p99)])
    }
  }

  static func write<Element>(
    _ listed: Listed<Element>, _ write: (Element) -> YAMLTree
  ) -> YAMLTree {
    let then = write(listed.then)
    if listed.listed.isEmpty { return then }
    return .list(listed.listed.map(write) + [.mapping(["then": then])])
  }
}
