import Channels
import OrderBook
import Payment
import Simulation
import TTPay

/// The merchant's server: creates and signs orders, takes notifies, answers status queries.
///
/// With a book that lasts it acknowledges nothing before it is written, and answers from the book.
public struct MerchantBackend: Party {
  /// One order of this run.
  public struct Record: Hashable, Sendable {
    public let order: OrderID
    public internal(set) var state: MerchantOrder
    /// What it was before its last change, and when that was.
    var before: MerchantOrder?
    var changedAt = Instant(microseconds: .min)
    /// How often the channel has been asked on schedule, and when it was asked last.
    var sweeps = 0
    var askedAt: Instant?
    /// Requests for its status that wait for the channel.
    var waiting: [RequestID] = []
  }

  /// What waits for the book.
  private struct Errand {
    enum Kind {
      case creation(RequestID, OrderID)
      case status(RequestID)
      case notify(Notify)
      /// A merchant's own server is told, and its answer counts.
      case forward(Notify)
    }

    let ask: AskID
    let kind: Kind
  }

  private let settings: BackendSettings
  /// An order from outside, which every `createOrder` returns.
  private let adopted: OrderID?
  public private(set) var records: [Record] = []
  private var ordersMade = 0
  private var errands: [Errand] = []
  /// Notifies of orders that nobody knows yet.
  private var unmatched: [Notify] = []
  /// Answers to notifies that are given late.
  private var lateAnswers: [(notify: Notify, accepted: Bool)] = []
  private var statusesAsked = 0
  /// Orders that a merchant's own server has made, and nobody has asked for yet, the oldest first.
  public private(set) var offered: [OrderID] = []

  public init(settings: BackendSettings, adopted: OrderID? = nil) {
    self.settings = settings
    self.adopted = adopted
  }

  public mutating func receive(_ message: Message, _ context: inout Context) {
    switch message {
    case .request(let id, .createOrder): createOrder(id, &context)
    case .request(let id, .orderStatus(let order, _)): answerStatus(id, order, &context)
    case .notify(let notify): take(notify, &context)
    case .answered(let ask): bookAnswered(ask, &context)
    case .tradeState(let order, let state): channelAnswered(order, state, &context)
    case .timer(let timer): fired(timer, &context)
    default: break
    }
  }

  // MARK: Creation

  private mutating func createOrder(_ id: RequestID, _ context: inout Context) {
    if let adopted {
      if record(of: adopted) == nil { enter(adopted, &context) }
      return respond(.order(adopted), to: id, &context)
    }
    if !offered.isEmpty {
      let order = offered.removeFirst()
      enter(order, &context)
      return respond(.order(order), to: id, &context)
    }
    let order = makeOrder(&context)
    for channel in settings.conduct.failedUnifiedOrders {
      context.note(.unifiedOrderFailed(channel), because: .conduct)
    }
    guard settings.keepsBook else {
      if settings.conduct.commitDelay > .zero {
        context.setTimer(
          .commit, UInt32(order.index), at: context.now + settings.conduct.commitDelay,
          because: .conduct)
      } else {
        enter(order, &context)
      }
      return respond(.order(order), to: id, &context)
    }
    store(order, for: id, &context)
  }

  /// An order that is asked for next is one that a merchant's own server has made at WeChat.
  public mutating func offer(_ trade: Trade, url: String, _ context: inout Context) {
    ordersMade += 1
    let (number, now) = (ordersMade, context.now)
    var settings = settings
    settings.subject = trade.subject
    settings.body = trade.subject
    settings.totalAmount = trade.amount
    settings.channels = [.wechat]
    let order = context.issue { [settings] sign in
      var info = settings.orderInfo(number: number, at: now, alipaySign: sign)
      info.set("out_order_no", trade.outTradeNo)
      info.set("wx_url", url)
      return info
    }
    offered.append(order)
  }

  private mutating func makeOrder(_ context: inout Context) -> OrderID {
    ordersMade += 1
    let (number, now) = (ordersMade, context.now)
    return context.issue { [settings] sign in
      settings.orderInfo(number: number, at: now, alipaySign: sign)
    }
  }

  private mutating func store(_ order: OrderID, for id: RequestID, _ context: inout Context) {
    let made = context.orders[order]
    let request = BookRequest.create(
      outOrderNo: made.identity.outOrderNo, info: made.info.json(), amount: made.amount,
      expiresAt: made.identity.expiresAt)
    ask(request, .creation(id, order), &context)
  }

  private mutating func enter(_ order: OrderID, _ context: inout Context) {
    let made = context.orders[order]
    var state = MerchantOrder(
      outOrderNo: made.identity.outOrderNo, amount: made.amount,
      expiresAt: made.identity.expiresAt, createdAt: context.now)
    for notify in unmatched where notify.order == order {
      _ = state.apply(notify.change(in: ""), at: context.now)
    }
    unmatched.removeAll { $0.order == order }
    records.append(Record(order: order, state: state))
    schedule(order, &context)
  }

  private func schedule(_ order: OrderID, _ context: inout Context) {
    let number = UInt32(truncatingIfNeeded: order.index)
    if case .sweep(let spans, _) = settings.conduct.asking, let first = spans.first {
      context.setTimer(.sweep, number, at: context.now + first, because: .asksChannel)
    }
    if let span = settings.conduct.closesAfter {
      context.setTimer(.closeOrder, number, at: context.now + span, because: .closesOrder)
    }
  }

  private func record(of order: OrderID) -> Int? {
    records.firstIndex { $0.order == order }
  }

  private func respond(
    _ response: Response, to id: RequestID, _ context: inout Context, because reason: Rule? = nil
  ) {
    let rule: Rule? =
      switch response {
      case _ where reason != nil: reason
      case .order: .orderFromServer
      case .status(.unknown): .learnsByNotify
      case .status: .statusTable
      case .failure: nil
      }
    context.send(.response(id, response), to: .frontend, because: rule)
  }

  // MARK: Status

  private mutating func answerStatus(
    _ id: RequestID, _ order: OrderID, _ context: inout Context
  ) {
    guard settings.keepsBook, record(of: order) == nil else {
      return answerFromMemory(id, order, &context)
    }
    ask(
      .status(outOrderNo: context.orders[order].identity.outOrderNo), .status(id), &context)
  }

  private mutating func answerFromMemory(
    _ id: RequestID, _ order: OrderID, _ context: inout Context
  ) {
    statusesAsked += 1
    if case .code(let code) = settings.conduct.statusAnswers[statusesAsked - 1] {
      return respond(.status(code), to: id, &context, because: .conduct)
    }
    guard let index = record(of: order) else { return respond(.status(.unknown), to: id, &context) }
    if case .onDemand(let pause) = settings.conduct.asking, records[index].state.status == .created,
      records[index].askedAt.map({ $0 + pause <= context.now }) ?? true
    {
      records[index].waiting.append(id)
      return askChannel(index, &context)
    }
    answer(id, records[index], &context)
  }

  private func answer(_ id: RequestID, _ record: Record, _ context: inout Context) {
    let isStale =
      settings.conduct.staleness > .zero && record.before != nil
      && context.now < record.changedAt + settings.conduct.staleness
    let state = isStale ? record.before ?? record.state : record.state
    respond(
      .status(state.result(at: context.now.seconds)), to: id, &context,
      because: isStale ? .staleRead : nil)
  }

  private mutating func change(
    _ index: Int, by change: OrderChange, _ context: borrowing Context
  ) -> ChangeOutcome {
    guard settings.conduct.staleness > .zero else {
      return records[index].state.apply(change, at: context.now)
    }
    let before = records[index].state
    let outcome = records[index].state.apply(change, at: context.now)
    if records[index].state.status != before.status {
      records[index].before = before
      records[index].changedAt = context.now
    }
    return outcome
  }

  // MARK: Asking the channel

  private mutating func askChannel(_ index: Int, _ context: inout Context) {
    records[index].askedAt = context.now
    context.send(.queryTrade(records[index].order), to: .channel, because: .asksChannel)
  }

  private mutating func channelAnswered(
    _ order: OrderID, _ state: TradeState, _ context: inout Context
  ) {
    guard let index = record(of: order) else { return }
    switch state {
    // Also where it was to be closed: it was paid before that.
    case .paid(let notify):
      let outcome = change(index, by: notify.change(in: ""), context)
      if outcome == .surplus {
        context.note(
          .surplus(notify, payments: records[index].state.payments.count),
          because: .surplusGoesBack)
      }
    case .closed: _ = change(index, by: .close, context)
    case .busy: context.note(.channelBusy, because: .asksChannel)
    case .notPaid, .paying, .unknown: break
    }
    let waiting = records[index].waiting
    records[index].waiting.removeAll()
    for id in waiting { answer(id, records[index], &context) }
  }

  /// By the clock, whatever becomes of the question; the order is closed one interval after the
  /// last.
  private mutating func sweepAgain(_ index: Int, _ context: inout Context) {
    guard case .sweep(let spans, let thenCloses) = settings.conduct.asking, let last = spans.last
    else { return }
    let number = UInt32(truncatingIfNeeded: records[index].order.index)
    if records[index].sweeps < spans.count {
      context.setTimer(
        .sweep, number, at: context.now + spans[records[index].sweeps], because: .asksChannel)
    } else if thenCloses {
      context.setTimer(.closeOrder, number, at: context.now + last, because: .closesOrder)
    }
  }

  /// Nobody is to pay it any more: the channel is told first, for it may be paid at this moment.
  private mutating func close(_ index: Int, _ context: inout Context) {
    guard records[index].state.status == .created else { return }
    guard settings.conduct.closesAtChannel else {
      _ = change(index, by: .close, context)
      return context.note(.closedHereOnly, because: .closesOrder)
    }
    context.send(.closeTrade(records[index].order), to: .channel, because: .closesOrder)
  }

  private mutating func fired(_ timer: TimerName, _ context: inout Context) {
    let order = OrderID(index: Int32(truncatingIfNeeded: timer.number))
    switch timer.kind {
    case .commit: enter(order, &context)
    case .answerNotify:
      guard let index = lateAnswers.firstIndex(where: { $0.notify.transaction == timer.number })
      else { return }
      let (notify, accepted) = lateAnswers.remove(at: index)
      context.send(
        .notifyAnswer(notify, accepted: accepted), to: .channel, because: .notifyAnswered)
    case .sweep:
      guard let index = record(of: order), records[index].state.status == .created else { return }
      records[index].sweeps += 1
      askChannel(index, &context)
      sweepAgain(index, &context)
    case .closeOrder: if let index = record(of: order) { close(index, &context) }
    default: break
    }
  }

  // MARK: Notifies

  private mutating func take(_ notify: Notify, _ context: inout Context) {
    if notify.isForged, settings.conduct.checks.contains(.signature) {
      context.note(.notifyForged(notify), because: .notifySigned)
      return answer(notify, accepted: false, &context, because: .notifySigned)
    }
    if notify.says != .paid {
      context.note(.notifyStale(notify), because: .notifyMonotone)
      return answer(notify, accepted: true, &context, because: .notifyMonotone)
    }
    if let signed = context.trade(of: notify)?.notify(at: context.now) {
      errands.append(Errand(ask: context.ask(.notify(signed)), kind: .forward(notify)))
      return
    }
    enter(notify, &context)
  }

  private mutating func enter(_ notify: Notify, _ context: inout Context) {
    if settings.keepsBook, record(of: notify.order) == nil {
      let number = context.orders[notify.order].identity.outOrderNo
      return ask(
        .change(outOrderNo: number, notify.change(in: number)), .notify(notify), &context)
    }
    guard let index = record(of: notify.order) else {
      unmatched.append(notify)
      return concludeUnknown(notify, &context)
    }
    var notify = notify
    if !settings.conduct.checks.contains(.amount) { notify.amount = records[index].state.amount }
    let outcome = change(index, by: notify.change(in: ""), context)
    conclude(notify, outcome, records[index].state, &context)
  }

  private mutating func concludeUnknown(_ notify: Notify, _ context: inout Context) {
    context.note(.unknownOrder(notify), because: .notifyUnknownOrder)
    answer(notify, accepted: true, &context, because: .notifyUnknownOrder)
  }

  private mutating func conclude(
    _ notify: Notify, _ outcome: ChangeOutcome, _ state: borrowing MerchantOrder,
    _ context: inout Context
  ) {
    switch outcome {
    case .changed: answer(notify, accepted: true, &context, because: .notifyAnswered)
    case .repeated: answer(notify, accepted: true, &context, because: .notifyIdempotent)
    case .surplus:
      let times = state.payments.count
      context.note(.surplus(notify, payments: times), because: .surplusGoesBack)
      answer(notify, accepted: true, &context, because: .surplusGoesBack)
    case .refused:
      context.note(.otherAmount(notify, asked: state.amount), because: .notifyAmount)
      answer(notify, accepted: false, &context, because: .notifyAmount)
    }
  }

  private mutating func answer(
    _ notify: Notify, accepted: Bool, _ context: inout Context, because rule: Rule?
  ) {
    switch settings.conduct.notifyAnswer {
    case .right: break
    case .wrong:
      return context.send(
        .notifyAnswer(notify, accepted: false), to: .channel, because: .conduct)
    case .late(let span):
      lateAnswers.append((notify, accepted))
      return context.setTimer(
        .answerNotify, notify.transaction, at: context.now + span, because: .conduct)
    }
    context.send(.notifyAnswer(notify, accepted: accepted), to: .channel, because: rule)
  }

  // MARK: The book

  private mutating func ask(
    _ request: BookRequest, _ kind: Errand.Kind, _ context: inout Context
  ) {
    errands.append(Errand(ask: context.ask(.book(request)), kind: kind))
  }

  private mutating func bookAnswered(_ id: AskID, _ context: inout Context) {
    guard let index = errands.firstIndex(where: { $0.ask == id }) else { return }
    if case .forward(let notify) = errands[index].kind {
      guard case .http(let reply)? = context.reply(to: id) else { return }
      errands.remove(at: index)
      return forwarded(notify, reply, &context)
    }
    guard case .book(let reply)? = context.reply(to: id) else { return }
    let errand = errands.remove(at: index)
    if case .failure(let reason) = reply { context.note(.bookFailed(reason)) }
    switch errand.kind {
    case .forward: break
    case .creation(let request, let order): created(order, for: request, reply, &context)
    case .status(let request):
      switch reply {
      case .order(let state, _):
        respond(.status(state.result(at: context.now.seconds)), to: request, &context)
      case .unknownOrder: respond(.status(.unknown), to: request, &context)
      case .failure, .numberTaken, .keyReused:
        respond(.failure(.status(500)), to: request, &context)
      }
    case .notify(let notify):
      switch reply {
      case .order(let state, let outcome): conclude(notify, outcome, state, &context)
      case .unknownOrder: concludeUnknown(notify, &context)
      // Not written, so not acknowledged: the channel sends it again.
      case .failure, .numberTaken, .keyReused:
        answer(notify, accepted: false, &context, because: nil)
      }
    }
  }

  private mutating func forwarded(
    _ notify: Notify, _ reply: HTTPReply, _ context: inout Context
  ) {
    // Who says nothing refuses nothing; the channel's schedule goes on.
    guard case .response(200..<300, _, let body) = reply.outcome else {
      return context.note(.notifyFailed(reply.outcome))
    }
    guard notify.channel.takes(answer: body.bytes) else {
      context.note(.notifyNotTaken(notify.channel))
      return answer(notify, accepted: false, &context, because: nil)
    }
    enter(notify, &context)
  }

  private mutating func created(
    _ order: OrderID, for request: RequestID, _ reply: BookReply, _ context: inout Context
  ) {
    switch reply {
    case .order: respond(.order(order), to: request, &context)
    case .numberTaken:
      let another = makeOrder(&context)
      store(another, for: request, &context)
    case .failure, .unknownOrder, .keyReused: respond(.failure(.status(500)), to: request, &context)
    }
  }
}

extension Notify {
  /// What it says about the order `number`.
  fileprivate func change(in number: String) -> OrderChange {
    // In memory the order is at hand and the number alone tells payments apart.
    .pay(
      channel: channel,
      transaction: number.isEmpty ? String(transaction) : "\(number)T\(transaction)",
      amount: amount)
  }
}
