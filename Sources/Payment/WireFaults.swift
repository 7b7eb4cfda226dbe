import Simulation

/// What becomes of a request on its way to the backend, or of the answer on its way back.
public enum WireAnswer: Hashable, Codable, Sendable {
  case passes
  /// The answer comes so much later, and says what was true before.
  case slow(TimeSpan)
  case fails(WireFailure)
}

/// What becomes of the front end's requests on the link to its backend, whoever that is.
public struct WireFaults: Hashable, Codable, Sendable {
  /// Every request between two moments of the walk, counted from its start.
  public struct Window: Hashable, Codable, Sendable {
    public var from: TimeSpan
    public var until: TimeSpan
    public var answer: WireAnswer

    public init(from: TimeSpan, until: TimeSpan, answer: WireAnswer) {
      self.from = from
      self.until = until
      self.answer = answer
    }
  }

  /// Any request, by lot.
  public struct Chance: Hashable, Codable, Sendable {
    /// 0 … 1.
    public var probability: Double
    public var answer: WireAnswer
    /// False: only queries of an order's status, not requests for an order.
    public var hitsOrders: Bool

    public init(probability: Double, answer: WireAnswer, hitsOrders: Bool = true) {
      self.hitsOrders = hitsOrders
      self.probability = probability
      self.answer = answer
    }
  }

  /// The first, second … request for an order.
  public var orders: Listed<WireAnswer>
  /// The first, second … query of an order's status.
  public var queries: Listed<WireAnswer>
  public var windows: [Window]
  public var chances: [Chance]

  public init(
    orders: Listed<WireAnswer> = Listed(then: .passes),
    queries: Listed<WireAnswer> = Listed(then: .passes), windows: [Window] = [],
    chances: [Chance] = []
  ) {
    self.orders = orders
    self.queries = queries
    self.windows = windows
    self.chances = chances
  }

  public static let none = WireFaults()
}
