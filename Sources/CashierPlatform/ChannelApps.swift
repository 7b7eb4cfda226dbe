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
    var attempts: UInt8 = 0
    var lastAttempt = Instant(microseconds: 0)
  }

  private let settings: ChannelSettings
  /// Where the money is: the truth that no callback changes.
  public private(set) var takings: [Taking] = []
  /// The channel last opened.
  public private(set) var channel: Channel?
  private var order: OrderID?
  private var page = AppPage.closed

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
    self.order = order
    let (refusal, rule) = refusal(of: channel, order, context)
    show(refusal.map { .refused($0) } ?? .confirm, &context, because: rule)
  }

  private func refusal(
    of channel: Channel, _ id: OrderID, _ context: borrowing Context
  ) -> (AppRefusal?, Rule?) {
    if takings.contains(where: { $0.order == id && $0.channel == channel }) {
      return (.alreadyPaid, .paidOnce)
    }
    switch channel {
    case .wechat:
      if !context.orders[id].wxURLIsWeChats { return (.badURL, .wechatBadURL) }
      let age = context.now.seconds - context.orders[id].urlsMadeAt
      return age > 300 ? (.urlExpired, .wechatURLExpired) : (nil, nil)
    case .alipay:
      return context.orders[id].alipayIsOrderString
        ? (nil, nil) : (.badOrderString, .alipayBadString)
    }
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
    takings.append(
      Taking(channel: channel, order: order, amount: context.orders[order].amount(in: channel)))
    show(.paid, &context)
    context.setTimer(
      .notify, UInt32(takings.count), at: context.now + settings.notifyDelay,
      because: .notifyDelay)
    context.setTimer(
      .returning, at: context.now + settings.returnDelay, because: .returnDelay)
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
    case .paid: goBack(.succeeded, &context, because: nil)
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
    show(.closed, &context)
    context.send(
      .returned(channel, channel == .alipay ? result : nil), to: .cashier,
      because: channel == .wechat ? .wechatReturns : rule ?? .alipayResult)
  }

  private mutating func kill(_ context: inout Context) {
    page = .closed
    context.cancelTimer(.returning)
  }

  // MARK: The servers

  private mutating func fired(_ timer: TimerName, _ context: inout Context) {
    switch timer.kind {
    case .returning: if page == .paid { goBack(.succeeded, &context, because: nil) }
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
    let message = Message.notify(
      Notify(
        channel: taking.channel, order: taking.order, transaction: transaction,
        attempt: taking.attempts, amount: taking.amount))
    if attempt <= settings.notifiesLost {
      context.lose(message, to: .backend)
    } else {
      for _ in 0..<max(1, settings.notifyCopies) { context.send(message, to: .backend) }
    }
    let schedule = taking.channel.notifySchedule
    if attempt <= schedule.count {
      context.setTimer(
        .notify, transaction, at: context.now + schedule[attempt - 1], because: .notifyRetries)
    }
  }

  /// An answer counts within 5 s; then the notify is not sent again.
  private mutating func answered(_ notify: Notify, _ context: inout Context) {
    let index = Int(notify.transaction) - 1
    guard takings.indices.contains(index), takings[index].attempts == notify.attempt,
      context.now - takings[index].lastAttempt <= .seconds(5)
    else { return }
    context.cancelTimer(.notify, notify.transaction)
  }
}
