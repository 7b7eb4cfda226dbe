import Documents
import OrderBook

/// What the book takes; longer or stranger texts are refused before they reach the file.
enum BookLimits {
  /// Bytes of a number: of an order, a transaction, a refund.
  static let number = 128
  /// Bytes of an orderInfo.
  static let info = 1 << 20
  /// Bytes of an idempotency key, and of its fingerprint.
  static let key = 1_024
  /// Characters of what is recorded of an author or a cause.
  static let note = 256

  /// What stands in the way of a request, if anything.
  static func obstacle(to write: BookWrite) -> Bilingual? {
    if let idempotency = write.idempotency,
      let obstacle = obstacle("Idempotency-Key", idempotency.key, 1...key)
        ?? obstacle("fingerprint", idempotency.fingerprint, 0...key)
    {
      return obstacle
    }
    switch write.request {
    case .create(let number, let info, let amount, _):
      return obstacle("out_order_no", number, 1...Self.number)
        ?? obstacle("orderInfo", info, 0...Self.info) ?? self.amount(amount)
    case .change(let number, let change):
      return obstacle("out_order_no", number, 1...Self.number) ?? obstacle(to: change)
    case .status: return nil
    }
  }

  private static func obstacle(to change: OrderChange) -> Bilingual? {
    switch change {
    case .pay(_, let transaction, _): obstacle("transaction", transaction, 1...number)
    case .refund(let name, _, let transaction):
      obstacle("refund number", name, 1...number)
        ?? transaction.flatMap { obstacle("transaction", $0, 1...number) }
    case .refundDone(let name): obstacle("refund number", name, 1...number)
    case .close: nil
    }
  }

  private static func obstacle(
    _ name: String, _ text: String, _ bytes: ClosedRange<Int>
  ) -> Bilingual? {
    if !bytes.contains(text.utf8.count) {
      return Bilingual(
        zh: "\(name) 的长度应为 \(bytes.lowerBound) 到 \(bytes.upperBound) 字节，现在是 \(text.utf8.count)",
        en: "\(name) must have \(bytes.lowerBound) to \(bytes.upperBound) bytes, not "
          + "\(text.utf8.count)")
    }
    // A text in a table ends at the first NUL: two numbers could become one.
    if text.utf8.contains(0) {
      return Bilingual(zh: "\(name) 里有 NUL 字符", en: "there is a NUL character in \(name)")
    }
    return nil
  }

  private static func amount(_ amount: Int64) -> Bilingual? {
    amount > 0
      ? nil
      : Bilingual(
        zh: "金额应大于 0 分，现在是 \(amount)", en: "the amount must be above 0 分, not \(amount)")
  }

  /// A note as it is recorded: one line of bounded length.
  static func recorded(_ text: String) -> String {
    printable(text.utf8.count > note ? String(text.prefix(note)) : text)
  }
}
