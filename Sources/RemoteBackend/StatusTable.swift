import TTPay

/// What the backend's own words for an order's status mean to getOrderStatus.
public struct StatusTable: Hashable, Codable, Sendable {
  public struct Row: Hashable, Codable, Sendable {
    public let word: String
    public let code: PayResult

    public init(_ word: String, _ code: PayResult) {
      self.word = word
      self.code = code
    }
  }

  /// `table` where it is the person's own.
  public let name: String
  public let rows: [Row]
  /// For every other word; nil where another word is a failure.
  public let fallback: PayResult?
  /// Words that mean not paid yet: once the order is no longer valid, they give 1.
  public let openWords: [String]

  public init(
    name: String = "table", rows: [Row], fallback: PayResult? = nil, openWords: [String] = []
  ) {
    self.name = name
    self.rows = rows
    self.fallback = fallback
    self.openWords = openWords
  }

  /// Whether some word means that the order is paid.
  public var canSayPaid: Bool { fallback == .paid || rows.contains { $0.code == .paid } }

  /// The codes that getOrderStatus may give.
  public static let codes: [PayResult] = [.paid, .timedOut, .failed, .closed, .unknown]

  /// The code for a word; nil where neither a row nor the fallback has one.
  public func code(of word: String, isExpired: Bool) -> PayResult? {
    guard let row = rows.first(where: { $0.word == word }) else { return fallback }
    return isExpired && openWords.contains(word) ? .timedOut : row.code
  }

  /// WeChat's trade_state (spec 4).
  public static let wechat = StatusTable(
    name: "wechat",
    rows: [
      Row("SUCCESS", .paid), Row("NOTPAY", .unknown), Row("USERPAYING", .unknown),
      Row("ACCEPT", .unknown), Row("CLOSED", .closed), Row("REVOKED", .closed),
      Row("PAYERROR", .failed), Row("REFUND", .closed),
    ], openWords: ["NOTPAY"])

  /// Alipay's trade_status (spec 4).
  public static let alipay = StatusTable(
    name: "alipay",
    rows: [
      Row("WAIT_BUYER_PAY", .unknown), Row("TRADE_SUCCESS", .paid), Row("TRADE_FINISHED", .paid),
      Row("TRADE_CLOSED", .closed),
    ])

  /// The code itself.
  public static let code = StatusTable(
    name: "code", rows: codes.map { Row("\($0.rawValue)", $0) })
}
