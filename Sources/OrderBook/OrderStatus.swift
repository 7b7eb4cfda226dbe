import Documents

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

extension OrderStatus {
  public var text: Bilingual {
    switch self {
    case .created: Bilingual(zh: "待支付", en: "created")
    case .paid: Bilingual(zh: "已支付", en: "paid")
    case .closed: Bilingual(zh: "已关闭", en: "closed")
    case .refunding: Bilingual(zh: "退款中", en: "refunding")
    case .partlyRefunded: Bilingual(zh: "部分退款", en: "partly refunded")
    case .refunded: Bilingual(zh: "已退款", en: "refunded")
    }
  }
}
