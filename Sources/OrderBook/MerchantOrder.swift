import Simulation
import TTPay

/// What a merchant knows of one order. Amounts in 分.
public struct MerchantOrder: Hashable, Codable, Sendable {
  /// Money that a channel took for it.
  public struct Payment: Hashable, Codable, Sendable {
    public let channel: Channel
    public let transaction: String
    public let amount: Int64
    public let at: Instant
    /// Nobody owed it: it is to go back.
    public let isSurplus: Bool

    public init(
      channel: Channel, transaction: String, amount: Int64, at: Instant, isSurplus: Bool
    ) {
      self.channel = channel
      self.transaction = transaction
      self.amount = amount
      self.at = at
      self.isSurplus = isSurplus
    }
  }

  public struct Refund: Hashable, Codable, Sendable {
    public let number: String
    public let transaction: String
    public let amount: Int64
    public let requestedAt: Instant
    public internal(set) var doneAt: Instant?

    public init(
      number: String, transaction: String, amount: Int64, requestedAt: Instant, doneAt: Instant?
    ) {
      self.number = number
      self.transaction = transaction
      self.amount = amount
      self.requestedAt = requestedAt
      self.doneAt = doneAt
    }
  }

  public let outOrderNo: String
  public let amount: Int64
  /// The second in which it stops being valid; nil where the order does not tell.
  public let expiresAt: Int64?
  public let createdAt: Instant
  public internal(set) var status: OrderStatus
  public internal(set) var payments: [Payment]
  public internal(set) var refunds: [Refund]
  public internal(set) var closedAt: Instant?

  public init(
    outOrderNo: String, amount: Int64, expiresAt: Int64?, createdAt: Instant,
    status: OrderStatus = .created, payments: [Payment] = [], refunds: [Refund] = [],
    closedAt: Instant? = nil
  ) {
    self.outOrderNo = outOrderNo
    self.amount = amount
    self.expiresAt = expiresAt
    self.createdAt = createdAt
    self.status = status
    self.payments = payments
    self.refunds = refunds
    self.closedAt = closedAt
  }

  /// The payment that pays the order; the others are surplus.
  public var payment: Payment? { payments.first { !$0.isSurplus } }

  /// What may still be refunded of a payment.
  public func refundable(of payment: Payment) -> Int64 {
    refunds.reduce(payment.amount) { $1.transaction == payment.transaction ? $0 - $1.amount : $0 }
  }

  /// Surplus payments of which something has not been sent back.
  public var dueForRefund: [Payment] { payments.filter { $0.isSurplus && refundable(of: $0) > 0 } }

  /// The payment that a refund comes out of: the one of that transaction; without one surplus money
  /// first, then the payment that pays the order.
  public func payment(toRefund transaction: String?) -> Payment? {
    guard let transaction else { return dueForRefund.first ?? payment }
    return payments.first { $0.transaction == transaction }
  }

  /// The code for getOrderStatus (spec 4).
  public func result(at seconds: Int64) -> PayResult {
    switch status {
    case .created:
      if let expiresAt, expiresAt <= seconds { .timedOut } else { .unknown }
    case .paid: .paid
    case .closed, .refunding, .partlyRefunded, .refunded: .closed
    }
  }

  /// Does what `Transition` allows, and says what became of it.
  public mutating func apply(_ change: OrderChange, at instant: Instant) -> ChangeOutcome {
    switch change {
    case .pay(let channel, let transaction, let amount):
      pay(channel, transaction, amount, at: instant)
    case .close: close(at: instant)
    case .refund(let number, let amount, let transaction):
      refund(number, amount, of: transaction, at: instant)
    case .refundDone(let number): finishRefund(number, at: instant)
    }
  }

  private mutating func pay(
    _ channel: Channel, _ transaction: String, _ amount: Int64, at instant: Instant
  ) -> ChangeOutcome {
    if let known = payments.first(where: {
      $0.channel == channel && $0.transaction == transaction
    }) {
      return amount == known.amount ? .repeated : .refused(.amountDiffers)
    }
    guard amount == self.amount else { return .refused(.amountDiffers) }
    let transition = Transition.from(status, by: .pay)
    payments.append(
      Payment(
        channel: channel, transaction: transaction, amount: amount, at: instant,
        isSurplus: transition == .surplus))
    return follow(transition)
  }

  private mutating func close(at instant: Instant) -> ChangeOutcome {
    let outcome = follow(.from(status, by: .close))
    if outcome == .changed { closedAt = instant }
    return outcome
  }

  private mutating func refund(
    _ number: String, _ amount: Int64?, of transaction: String?, at instant: Instant
  ) -> ChangeOutcome {
    if let known = refunds.first(where: { $0.number == number }) {
      let isSame =
        (amount ?? known.amount) == known.amount
        && (transaction ?? known.transaction) == known.transaction
      return isSame ? .repeated : .refused(.refundNumberUsed)
    }
    if let amount, amount <= 0 { return .refused(.amountNotPositive) }
    guard let payment = payment(toRefund: transaction) else {
      return .refused(transaction == nil ? .notPaid : .unknownTransaction)
    }
    let left = refundable(of: payment)
    let amount = amount ?? left
    // Sending surplus money back changes nothing for the order itself.
    let outcome: ChangeOutcome =
      left == 0 || amount > left
      ? .refused(.abovePaid)
      : payment.isSurplus ? .changed : follow(.from(status, by: .refund))
    if outcome == .changed {
      refunds.append(
        Refund(
          number: number, transaction: payment.transaction, amount: amount, requestedAt: instant,
          doneAt: nil))
    }
    return outcome
  }

  private mutating func finishRefund(_ number: String, at instant: Instant) -> ChangeOutcome {
    guard let index = refunds.firstIndex(where: { $0.number == number }) else {
      return .refused(.unknownRefund)
    }
    guard refunds[index].doneAt == nil else { return .repeated }
    refunds[index].doneAt = instant
    guard status == .refunding, let payment, refunds[index].transaction == payment.transaction,
      !refunds.contains(where: { $0.transaction == payment.transaction && $0.doneAt == nil })
    else { return .changed }
    return follow(
      .from(status, by: refundable(of: payment) == 0 ? .allRefunded : .partRefunded))
  }

  private mutating func follow(_ transition: Transition) -> ChangeOutcome {
    switch transition {
    case .to(let status):
      self.status = status
      return .changed
    case .surplus: return .surplus
    case .nothing: return .repeated
    case .refused(let refusal): return .refused(refusal)
    }
  }
}
