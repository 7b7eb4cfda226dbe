import Payment
import Simulation
import TTPay

/// The merchant's server: creates and signs orders, takes notifies, answers status queries.
public struct MerchantBackend: Party {
  /// What the merchant knows of one order.
  public struct Record: Hashable, Sendable {
    public let order: OrderID
    /// The second in which it stops being valid; nil where the order does not tell.
    let expiresAt: Int64?
    /// The payments it was notified of: channel and transaction, each once.
    public internal(set) var payments: [Payment] = []
  }

  public struct Payment: Hashable, Sendable {
    public let channel: Channel
    public let transaction: UInt16
  }

  private let settings: BackendSettings
  /// An order from outside, which every `createOrder` returns.
  private let adopted: OrderID?
  public private(set) var records: [Record] = []

  public init(settings: BackendSettings, adopted: OrderID? = nil) {
    self.settings = settings
    self.adopted = adopted
  }

  public mutating func receive(_ message: Message, _ context: inout Context) {
    switch message {
    case .request(let id, .createOrder):
      let order = createOrder(&context)
      context.send(.response(id, .order(order)), to: .frontend, because: .orderFromServer)
    case .request(let id, .orderStatus(let order, _)):
      let status = status(of: order, context)
      context.send(
        .response(id, .status(status)), to: .frontend,
        because: status == .unknown ? .learnsByNotify : .statusTable)
    case .notify(let notify): take(notify, &context)
    default: break
    }
  }

  private mutating func createOrder(_ context: inout Context) -> OrderID {
    let order: OrderID
    if let adopted {
      order = adopted
      if records.contains(where: { $0.order == order }) { return order }
    } else {
      let now = context.now
      let number = records.count + 1
      order = context.issue { [settings] in settings.orderInfo(number: number, at: now) }
    }
    records.append(Record(order: order, expiresAt: context.orders[order].identity.expiresAt))
    return order
  }

  /// The code for getOrderStatus (spec 4).
  private func status(of order: OrderID, _ context: borrowing Context) -> PayResult {
    guard let record = records.first(where: { $0.order == order }) else { return .unknown }
    if !record.payments.isEmpty { return .paid }
    if let expiresAt = record.expiresAt, expiresAt <= context.now.seconds { return .timedOut }
    return .unknown
  }

  private mutating func take(_ notify: Notify, _ context: inout Context) {
    guard let index = records.firstIndex(where: { $0.order == notify.order }) else {
      context.note(.unknownOrder(notify), because: .notifyUnknownOrder)
      return answer(notify, accepted: false, &context, because: .notifyUnknownOrder)
    }
    guard notify.amount == context.orders[notify.order].amount else {
      let asked = context.orders[notify.order].amount
      context.note(.otherAmount(notify, asked: asked), because: .notifyAmount)
      return answer(notify, accepted: false, &context, because: .notifyAmount)
    }
    let payment = Payment(channel: notify.channel, transaction: notify.transaction)
    if records[index].payments.contains(payment) {
      return answer(notify, accepted: true, &context, because: .notifyIdempotent)
    }
    records[index].payments.append(payment)
    if records[index].payments.count > 1 {
      context.note(.paidTwice(records[index].payments.count))
    }
    answer(notify, accepted: true, &context, because: .notifyAnswered)
  }

  private func answer(
    _ notify: Notify, accepted: Bool, _ context: inout Context, because rule: Rule
  ) {
    context.send(.notifyAnswer(notify, accepted: accepted), to: .channel, because: rule)
  }
}
