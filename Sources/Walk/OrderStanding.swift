import CashierPlatform
import OrderBook
import Payment
import Simulation
import TTPay

/// How an order stands with each side at the moment of a walk.
public struct OrderStanding: Sendable {
  /// What the channel has told the merchant.
  public struct Notifies: Sendable {
    public internal(set) var sent = 0
    public internal(set) var lost = 0
    public internal(set) var isAccepted = false
    /// When the next try is made.
    public internal(set) var next: Instant?
  }

  public let order: Order
  /// As the merchant has it; nil where it has none yet, or where a server of its own keeps it.
  public let merchant: MerchantOrder?
  /// What the front end heard of it last.
  public let answered: PayResult?
  /// The money that was taken for it.
  public let takings: [ChannelApps.Taking]
  public let notifies: Notifies
  /// The page that the payer sees is about it.
  public let isCurrent: Bool
}

extension Walk {
  /// Every order of the walk, the newest first.
  public var standings: [OrderStanding] {
    let orders = context.orders
    let (answers, notifies) = (lastAnswers, notifiesOfOrders)
    return orders.orders.indices.reversed().compactMap { index in
      let id = OrderID(index: Int32(index))
      guard orders.unedited(id) == id else { return nil }
      return OrderStanding(
        order: orders[id], merchant: merchantOrder(id), answered: answers[id],
        takings: channel.takings.filter { $0.order == id }, notifies: notifies[id] ?? .init(),
        isCurrent: frontend.currentOrder.map(orders.unedited) == id)
    }
  }

  /// An order that the embedded merchant remembers, or as its book told last.
  private func merchantOrder(_ id: OrderID) -> MerchantOrder? {
    if let record = backend.records.first(where: { $0.order == id }) { return record.state }
    let number = context.orders[id].identity.outOrderNo
    for ask in context.outside.asks.reversed() {
      if case .book(.order(let order, _))? = ask.reply, order.outOrderNo == number { return order }
    }
    return nil
  }

  private var lastAnswers: [OrderID: PayResult] {
    var asked: [RequestID: OrderID] = [:]
    var answers: [OrderID: PayResult] = [:]
    for entry in journal.entries {
      switch entry.what {
      case .message(.request(let id, .orderStatus(let order, _)), _, _, _):
        asked[id] = context.orders.unedited(order)
      case .message(.response(let id, .status(let result)), _, _, .arrives(let instant)):
        if instant <= now, let order = asked[id] { answers[order] = result }
      default: break
      }
    }
    return answers
  }

  private var notifiesOfOrders: [OrderID: OrderStanding.Notifies] {
    var notifies: [OrderID: OrderStanding.Notifies] = [:]
    for entry in journal.entries {
      switch entry.what {
      case .message(.notify(let notify), .channel, _, let fate) where !notify.isForged:
        if case .duplicate = fate { continue }
        notifies[notify.order, default: .init()].sent += 1
        if case .lost = fate { notifies[notify.order, default: .init()].lost += 1 }
      case .message(.notifyAnswer(let notify, accepted: true), _, _, .arrives(let instant)):
        if instant <= now { notifies[notify.order, default: .init()].isAccepted = true }
      default: break
      }
    }
    for timer in context.runningTimers where timer.name.kind == .notify {
      let index = Int(timer.name.number) - 1
      guard channel.takings.indices.contains(index) else { continue }
      notifies[channel.takings[index].order, default: .init()].next = timer.fires
    }
    return notifies
  }
}
