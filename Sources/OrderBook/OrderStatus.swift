/// What has become of an order, as its merchant sees it.
public enum OrderStatus: String, CaseIterable, Codable, Sendable {
  case created
  case paid
  case closed
  /// A refund has been asked for and is not done.
  case refunding
  case partlyRefunded = "partly-refunded"
  case refunded
}
