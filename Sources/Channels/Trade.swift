import Simulation
import TTPay

/// What WeChat or Alipay knows of one order of a merchant. Amounts in 分.
public struct Trade: Hashable, Codable, Sendable {
  public enum Status: String, Codable, Sendable { case open, paid, closed }

  public struct Refund: Hashable, Codable, Sendable {
    /// The merchant's number of it.
    public let number: String
    /// The channel's.
    public let id: String
    public let amount: Int64
    public let at: Instant
  }

  /// Why a payer cannot pay.
  public enum Obstacle: Hashable, Sendable { case alreadyPaid, closed, expired }

  public let channel: Channel
  /// mch_id at WeChat, app_id at Alipay.
  public let merchant: String
  public let outTradeNo: String
  public let amount: Int64
  public let subject: String
  public let notifyURL: String
  public let createdAt: Instant
  /// From then on nobody can pay it; nil where the merchant did not say.
  public let expiresAt: Instant?
  /// What else of the merchant's request comes back in answers and notifies.
  public let echoes: [WeChatMessage.Field]
  /// WeChat's, and when its mweb_url was handed out last.
  public let prepayID: String?
  public internal(set) var urlMadeAt: Instant

  public internal(set) var status = Status.open
  /// transaction_id at WeChat, trade_no at Alipay.
  public private(set) var tradeNo: String?
  public private(set) var paidAt: Instant?
  public private(set) var closedAt: Instant?
  public private(set) var refunds: [Refund] = []
  /// How often the merchant has been told of the payment, when last, and when it took that in.
  public var notifies = 0
  public var notifyTriedAt: Instant?
  public var notifyTakenAt: Instant?

  init(
    channel: Channel, merchant: String, outTradeNo: String, amount: Int64, subject: String,
    notifyURL: String, createdAt: Instant, expiresAt: Instant?,
    echoes: [WeChatMessage.Field] = [], prepayID: String? = nil
  ) {
    self.channel = channel
    self.merchant = merchant
    self.outTradeNo = outTradeNo
    self.amount = amount
    self.subject = subject
    self.notifyURL = notifyURL
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.echoes = echoes
    self.prepayID = prepayID
    urlMadeAt = createdAt
    // Alipay's is there as soon as the payer has logged in, WeChat's once they have paid.
    if channel == .alipay { tradeNo = number(of: "trade", at: createdAt) }
  }

  /// The one seller there is at Alipay here.
  public static let alipaySeller = Payer.sellerID

  func echo(_ name: String) -> String? { echoes.first { $0.name == name }?.value }

  /// What of it has not been sent back.
  public var refundable: Int64 { refunds.reduce(status == .paid ? amount : 0) { $0 - $1.amount } }

  /// Paid, and a notify of it is due or on its schedule.
  public var isUntold: Bool {
    status == .paid && notifyTakenAt == nil && !notifyURL.isEmpty
      && notifies <= channel.notifySchedule.count
  }

  public func isExpired(at instant: Instant) -> Bool {
    expiresAt.map { $0 <= instant } ?? false
  }

  /// A mweb_url opens for 5 minutes.
  public func isURLOpen(at instant: Instant) -> Bool { instant - urlMadeAt <= .minutes(5) }

  public func obstacle(at instant: Instant) -> Obstacle? {
    switch status {
    case .paid: .alreadyPaid
    case .closed: .closed
    case .open: isExpired(at: instant) ? .expired : nil
    }
  }

  /// The payer pays; false, and nothing changes, where they cannot.
  public mutating func pay(at instant: Instant) -> Bool {
    guard obstacle(at: instant) == nil else { return false }
    status = .paid
    paidAt = instant
    if channel == .wechat { tradeNo = number(of: "trade", at: instant) }
    return true
  }

  mutating func close(at instant: Instant) {
    status = .closed
    closedAt = instant
  }

  mutating func refund(_ number: String, _ amount: Int64, at instant: Instant) -> Refund {
    let id = self.number(of: "refund\n\(number)", at: instant)
    let refund = Refund(number: number, id: id, amount: amount, at: instant)
    refunds.append(refund)
    return refund
  }

  /// 28 digits that begin with the day, as both channels' numbers do.
  private func number(of event: String, at instant: Instant) -> String {
    let day = instant.compactCivilTime().prefix(8)
    let seed = "\(channel.rawValue)\n\(merchant)\n\(outTradeNo)\n\(event)\n\(instant.microseconds)"
    return switch channel {
    case .wechat: "42000001\(day)\(digits(of: seed, count: 12))"
    case .alipay: "\(day)220014\(digits(of: seed, count: 14))"
    }
  }
}
