import Simulation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long something takes: always the same, or drawn by lot.
public enum Latency: Hashable, Codable, Sendable {
  case constant(TimeSpan)
  case uniform(TimeSpan, TimeSpan)
  case logNormal(median: TimeSpan, p99: TimeSpan)
  case exponential(mean: TimeSpan)
}

/// What lies between two parties: how long a message takes and what may become of it.
public struct Link: Hashable, Codable, Sendable {
  public var latency: Latency
  /// Chance that a message is lost, 0 … 1.
  public var loss: Double
  /// Chance that a message arrives twice, 0 … 1.
  public var duplication: Double
  /// Chance that a message is held back so that later ones overtake it, 0 … 1.
  public var reordering: Double
  /// What becomes of the front end's requests.
  public var faults: WireFaults

  public init(
    latency: Latency, loss: Double = 0, duplication: Double = 0, reordering: Double = 0,
    faults: WireFaults = .none
  ) {
    self.latency = latency
    self.loss = loss
    self.duplication = duplication
    self.reordering = reordering
    self.faults = faults
  }

  /// No delay, nothing lost: two parties on one phone.
  public static let immediate = Link(latency: .constant(.zero))

  /// True where nothing is left to chance.
  var isReliable: Bool { loss == 0 && duplication == 0 && reordering == 0 }
}

extension Latency {
  /// The latency that `draw` stands for.
  public func span(_ draw: @autoclosure () -> Draw) -> TimeSpan {
    switch self {
    case .constant(let span): return span
    case .uniform(let low, let high): return draw().span(in: low...max(low, high))
    case .exponential(let mean):
      return .microseconds(Int64((-log(1 - draw().unit) * Double(mean.microseconds)).rounded()))
    case .logNormal(let median, let p99):
      let sigma = log(Double(p99.microseconds) / Double(median.microseconds)) / 2.326_347_874
      let span = Double(median.microseconds) * exp(sigma * draw().normal)
      return .microseconds(Int64(span.rounded()))
    }
  }
}

extension Draw {
  /// Standard normal, by Box and Muller from the two halves of the bits.
  var normal: Double {
    let radius = Double(bits >> 32) + 1
    let angle = Double(bits & 0xffff_ffff)
    return sqrt(-2 * log(radius * 0x1p-32)) * cos(2 * .pi * angle * 0x1p-32)
  }
}

/// The links between all parties; the same in both directions.
public struct Links: Hashable, Sendable {
  private var table: [Link]

  /// Our choice: 15 ms each way to the merchant's server, no delay on the phone itself.
  public init() {
    table = Array(repeating: .immediate, count: 25)
    for party in [PartyID.frontend, .channel] {
      self[party, .backend] = Link(latency: .constant(.milliseconds(15)))
    }
  }

  public subscript(a: PartyID, b: PartyID) -> Link {
    get { table[Self.index(a, b)] }
    set {
      table[Self.index(a, b)] = newValue
      table[Self.index(b, a)] = newValue
    }
    _modify {
      yield &table[Self.index(a, b)]
      table[Self.index(b, a)] = table[Self.index(a, b)]
    }
  }

  /// Reads in place: no copy of the link is made.
  @inline(__always)
  func read<T>(_ a: PartyID, _ b: PartyID, _ body: (borrowing Link) -> T) -> T {
    body(table[Self.index(a, b)])
  }

  private static func index(_ a: PartyID, _ b: PartyID) -> Int {
    Int(a.rawValue) * 5 + Int(b.rawValue)
  }
}

extension Links: Codable {
  /// One link with the names of its ends, as it stands in a trace.
  private struct Named: Codable {
    let between: [String]
    let link: Link
  }

  public init(from decoder: any Decoder) throws {
    // Those that are not written are immediate, whatever the defaults are.
    table = Array(repeating: .immediate, count: 25)
    for named in try [Named](from: decoder) {
      let ends = named.between.compactMap { name in PartyID.allCases.first { $0.name == name } }
      guard ends.count == 2 else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "a link needs two parties"))
      }
      self[ends[0], ends[1]] = named.link
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var named: [Named] = []
    for a in PartyID.allCases {
      for b in PartyID.allCases where a.rawValue < b.rawValue && self[a, b] != .immediate {
        named.append(Named(between: [a.name, b.name], link: self[a, b]))
      }
    }
    try named.encode(to: encoder)
  }
}
