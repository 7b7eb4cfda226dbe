import Channels
import Payment
import Simulation
import TTPay

/// WeChat and Alipay: the app the payer sees and the servers behind it (spec 4).
public struct ChannelApps: Party {
  /// Money that a channel took from the payer.
  public struct Taking: Hashable, Sendable {
    public let channel: Channel
    public let order: OrderID
    /// In 分.
    public let amount: Int64
    /// What it is to a merchant's own server.
    let trade: TradeName?
    public internal(set) var attempts: UInt8 = 0
    var lastAttempt = Instant(microseconds: 0)
  }

  private let settings: ChannelSettings
  /// Where the money is: the truth that no callback changes.
  public private(set) var takings: [Taking] = []
  /// The channel last opened.
  public private(set) var channel: Channel?
  private var order: OrderID?
  private var page = AppPage.closed
  /// Orders that the merchant has closed.
  private var closed: [OrderID] = []
  private var queries = 0

  public init(settings: ChannelSettings) { self.settings = settings }

  public mutating func receive(_ message: Message, _ context: inout Context) {
    switch message {
    case .open(let channel, let order): open(channel, order, &context)
    case .confirmPayment: pay(&context)
    case .failPayment(let failure): fail(failure, &context)
    case .cancelPayment: if isAwaitingPayer { goBack(.cancelled, &context, because: .payerDecides) }
    case .leaveApp:
      if isAwaitingPayer { goBack(.cancelled, &context, because: .alipayLeaveCancels) }
    case .returnToMerchant: returnToMerchant(&context)
    case .killApp: kill(&context)
    case .notifyAnswer(let notify, let accepted): if accepted { answered(notify, &context) }
    case .timer(let timer): fired(timer, &context)
    case .call(let call): answer(call, &context)
    case .queryTrade(let order): tell(order, asIs: false, &context)
    case .closeTrade(let order): close(order, &context)
    default: break
    }
  }

  // MARK: The app

  private var isAwaitingPayer: Bool {
    switch page {
    case .confirm, .failed: true
    case .paid, .refused, .closed: false
    }
  }

  private mutating func open(_ channel: Channel, _ order: OrderID, _ context: inout Context) {
    self.channel = channel
    let order = context.orders.unedited(order)
    self.order = order
    let (refusal, rule) = refusal(of: channel, order, &context)
    show(refusal.map { .refused($0) } ?? .confirm, &context, because: rule)
    if refusal == nil, let early = settings.returnsEarly {
      context.setTimer(.early, at: context.now + early, because: .returnsEarly)
    }
    if let span = settings.forgedAfter { context.setTimer(.forge, at: context.now + span) }
  }

  private func refusal(
    of channel: Channel, _ id: OrderID, _ context: inout Context
  ) -> (AppRefusal?, Rule?) {
    if takings.contains(where: { $0.order == id && $0.channel == channel }) {
      return (.alreadyPaid, .paidOnce)
    }
    if closed.contains(id) { return (.orderClosed, .channelClosed) }
    switch channel {
    case .wechat:
      if !context.trades.all.isEmpty,
        let trade = context.trades.find(context.orders[id].tradeNames(.wechat))
      {
        return refusal(of: trade, at: context.now)
      }
      if !context.orders[id].wxURLIsWeChats { return (.badURL, .wechatBadURL) }
      let age = context.now.seconds - context.orders[id].urlsMadeAt
      return age > 300 ? (.urlExpired, .wechatURLExpired) : (nil, nil)
    case .alipay:
      guard context.orders[id].alipayIsOrderString else {
        return (.badOrderString, .alipayBadString)
      }
      return settings.isListening ? openTrade(of: id, &context) : (nil, nil)
    }
  }

  private func refusal(of trade: Trade, at now: Instant) -> (AppRefusal?, Rule?) {
    switch trade.obstacle(at: now) {
    case .alreadyPaid: (.alreadyPaid, .paidOnce)
    case .closed, .expired: (.orderClosed, .channelClosed)
    case nil where trade.channel == .wechat && !trade.isURLOpen(at: now):
      (.urlExpired, .wechatURLExpired)
    case nil: (nil, nil)
    }
  }

  /// With the payer's coming there is a trade at Alipay.
  private func openTrade(
    of id: OrderID, _ context: inout Context
  ) -> (AppRefusal?, Rule?) {
    let parameters = AlipayParameters(form: context.orders[id].info["alipay_url"] ?? "")
    var trade = context.trades.find(ChannelServer.names(inOrderString: parameters))
    // The sign has been checked with the order, as far as there was a key.
    if let refusal = ChannelServer.open(parameters, .right, about: &trade, at: context.now) {
      context.note(.alipayRefuses(code: refusal.code, text: refusal.text))
      return (.badOrderString, .alipayBadString)
    }
    guard let trade else { return (.badOrderString, .alipayBadString) }
    context.trades.store(trade)
    return self.refusal(of: trade, at: context.now)
  }

  private mutating func show(
    _ page: AppPage, _ context: inout Context, because rule: Rule? = nil
  ) {
    guard let channel else { return }
    self.page = page
    context.send(.app(channel, page), to: .user, because: rule)
  }

  private mutating func pay(_ context: inout Context) {
    guard isAwaitingPayer, let channel, let order else { return }
    if closed.contains(order) {
      return show(.refused(.orderClosed), &context, because: .channelClosed)
    }
    var trade =
      context.trades.all.isEmpty
      ? nil : context.trades.find(context.orders[order].tradeNames(channel))
    if let known = trade {
      guard trade?.pay(at: context.now) == true, let paid = trade else {
        let (refusal, rule) = refusal(of: known, at: context.now)
        return show(.refused(refusal ?? .orderClosed), &context, because: rule)
      }
      context.trades.store(paid)
    }
    takings.append(
      Taking(
        channel: channel, order: order,
        amount: trade?.amount ?? context.orders[order].amount(in: channel), trade: trade?.name))
    show(.paid, &context)
    let first = settings.notifies[0].after ?? settings.notifyDelay.span(context.draw(.notify))
    context.setTimer(
      .notify, UInt32(takings.count), at: context.now + first, because: .notifyDelay)
    if let delay = settings.returnDelay {
      context.setTimer(.returning, at: context.now + delay, because: .returnDelay)
    }
  }

  private mutating func fail(_ failure: PaymentFailure, _ context: inout Context) {
    guard isAwaitingPayer else { return }
    if failure == .insufficientBalance, channel == .alipay {
      return goBack(.failed, &context, because: .alipayResult)
    }
    show(.failed(failure), &context, because: .payerDecides)
  }

  private mutating func returnToMerchant(_ context: inout Context) {
    switch page {
    case .paid: goBack(settings.paidResult, &context, because: nil)
    case .refused(.alreadyPaid): goBack(.duplicate, &context, because: .paidOnce)
    case .refused: goBack(.failed, &context, because: nil)
    case .confirm, .failed, .closed: break
    }
  }

  /// Back to the mini-program; WeChat tells nothing, Alipay its resultStatus.
  private mutating func goBack(
    _ result: AlipayResult, _ context: inout Context, because rule: Rule?
  ) {
    guard let channel else { return }
    context.cancelTimer(.returning)
    context.cancelTimer(.early)
    show(.closed, &context)
    tellCashier(channel, result, &context, because: rule)
  }

  private func tellCashier(
    _ channel: Channel, _ result: AlipayResult, _ context: inout Context, because rule: Rule?
  ) {
    context.send(
      .returned(channel, channel == .alipay ? result : nil), to: .cashier,
      because: channel == .wechat ? .wechatReturns : rule ?? .alipayResult)
  }

  private mutating func kill(_ context: inout Context) {
    page = .closed
    context.cancelTimer(.returning)
    context.cancelTimer(.early)
  }

  // MARK: The servers

  private func answer(_ id: CallID, _ context: inout Context) {
    guard let request = context.outside.call(id)?.request else { return }
    let reply = context.trades.answer(request, at: context.now)
    context.answer(id, reply)
    // That Alipay knows no trade before the payer has come is the usual course of things.
    if let error = reply.error, error != "ACQ.TRADE_NOT_EXIST" {
      context.note(.callRefused(request.name, error, reply.errorText ?? ""))
    }
  }

  /// - Parameter asIs: the truth, whatever the settings say.
  private mutating func tell(_ order: OrderID, asIs: Bool, _ context: inout Context) {
    let answer = asIs ? .truth : settings.queries[queries]
    if !asIs { queries += 1 }
    let state: TradeState =
      switch answer {
      case .truth: state(of: order)
      case .notPaid: .notPaid
      case .paying: .paying
      case .unknown: .unknown
      case .busy: .busy
      }
    context.send(.tradeState(order, state), to: .backend, because: .channelAnswers)
  }

  private func state(of order: OrderID) -> TradeState {
    if let index = takings.firstIndex(where: { $0.order == order }) {
      return .paid(Notify(of: takings[index], transaction: UInt32(index + 1), as: .delivered))
    }
    return closed.contains(order) ? .closed : .notPaid
  }

  /// What has been paid stays paid, and the merchant hears of it.
  private mutating func close(_ order: OrderID, _ context: inout Context) {
    if !takings.contains(where: { $0.order == order }), !closed.contains(order) {
      closed.append(order)
    }
    tell(order, asIs: true, &context)
  }

  /// Makes the next try of a notify now, the oldest payment's first; nil where none is to come.
  public static func nextNotify(in context: borrowing Context) -> UInt32? {
    context.runningTimers.filter { $0.name.party == .channel && $0.name.kind == .notify }
      .map(\.name.number).min()
  }

  public mutating func notifyNow(_ context: inout Context) {
    guard let transaction = Self.nextNotify(in: context) else { return }
    context.cancelTimer(.notify, transaction)
    notify(transaction: transaction, &context)
  }

  /// Somebody who is not the channel claims that the order is paid.
  private func forge(_ context: inout Context) {
    guard let channel, let order else { return }
    context.send(
      .notify(
        Notify(
          channel: channel, order: order, transaction: 0, attempt: 1,
          amount: context.orders[order].amount, isForged: true)),
      to: .backend)
  }

  private mutating func fired(_ timer: TimerName, _ context: inout Context) {
    switch timer.kind {
    case .returning: if page == .paid { goBack(settings.paidResult, &context, because: nil) }
    case .forge: forge(&context)
    case .early:
      if isAwaitingPayer, let channel {
        tellCashier(channel, .processing, &context, because: .returnsEarly)
      }
    case .notify: notify(transaction: timer.number, &context)
    default: break
    }
  }

  private mutating func notify(transaction: UInt32, _ context: inout Context) {
    let index = Int(transaction) - 1
    guard takings.indices.contains(index) else { return }
    takings[index].attempts += 1
    takings[index].lastAttempt = context.now
    let taking = takings[index]
    let attempt = Int(taking.attempts)
    let plan = settings.notifies[attempt - 1]
    let message = Message.notify(Notify(of: taking, transaction: transaction, as: plan.kind))
    if plan.kind == .lost
      || settings.notifyLoss > 0 && context.draw(.notify).unit < settings.notifyLoss
    {
      context.lose(message, to: .backend)
    } else {
      context.send(message, to: .backend)
      for _ in 1..<max(2, plan.copies) where plan.copies > 1 {
        context.send(message, to: .backend, after: plan.apart)
      }
    }
    let schedule = taking.channel.notifySchedule
    if attempt <= schedule.count {
      context.setTimer(
        .notify, transaction,
        at: context.now + (settings.notifies[attempt].after ?? schedule[attempt - 1]),
        because: .notifyRetries)
    }
  }

  /// An answer counts within 5 s; then the notify is not sent again.
  private mutating func answered(_ notify: Notify, _ context: inout Context) {
    let index = Int(notify.transaction) - 1
    guard takings.indices.contains(index), takings[index].attempts == notify.attempt,
      context.now - takings[index].lastAttempt <= .seconds(5)
    else { return }
    // Who takes a forged or stale notify has not heard of the payment yet.
    guard notify.says == .paid, !notify.isForged, notify.amount == takings[index].amount else {
      return
    }
    context.cancelTimer(.notify, notify.transaction)
    if let name = takings[index].trade, var trade = context.trades.find([name]) {
      trade.notifies = Int(notify.attempt)
      trade.notifyTakenAt = context.now
      context.trades.store(trade)
    }
  }
}

extension Notify {
  fileprivate init(
    of taking: ChannelApps.Taking, transaction: UInt32, as kind: NotifyTry.Kind
  ) {
    self.init(
      channel: taking.channel, order: taking.order, transaction: transaction,
      attempt: taking.attempts, amount: taking.amount)
    switch kind {
    case .delivered, .lost: break
    case .forged: isForged = true
    case .amount(let amount): self.amount = amount
    case .stale(let says): self.says = says
    }
  }
}
