import CashierPlatform
import Channels
import FrontendLogic
import MerchantBackend
import Payer
import Payment
import RemoteBackend
import Simulation
import TTPay

/// A walk through payments: the five parties on one clock, and the journal of what they said.
///
/// It is a value: a copy is a snapshot. The same settings, orders and inputs give the same journal.
public struct Walk: Sendable {
  public let settings: WalkSettings
  public private(set) var context: Context
  public private(set) var payer = Payer()
  public private(set) var frontend: FrontendLogic
  public private(set) var cashier = CashierPlatform()
  public private(set) var channel: ChannelApps
  public private(set) var backend: MerchantBackend
  /// The merchant's own server, which then stands in the embedded merchant's place.
  public private(set) var remote: RemoteBackend?
  private let adopted: OrderID?
  /// How many times money was taken before the payment that is walked now.
  private var takenBefore = 0
  /// The entries of the payments before.
  private var entriesBefore = 0
  /// Answers of the outside world that are still on their way, the earliest first.
  private var answersDue: [(at: Instant, id: AskID, reply: OutsideReply)] = []
  /// Does in virtual time what is asked of the outside world: the answer is due when it would have
  /// come. Nil, or an answer that is nil, where the walk's owner does it and enters the answers.
  public var outsideWorld: (@Sendable (Ask) -> OutsideReply?)?
  /// What `outsideWorld` left to the walk's owner.
  private var asksLeft: [Ask] = []
  /// It went another way after it had touched the outside world.
  public internal(set) var isWhatIf = false

  /// - Parameters:
  ///   - orders: signs what the embedded merchant makes, or gives it back from a record.
  ///   - order: an order from outside, for the embedded merchant to adopt.
  public init(
    _ settings: WalkSettings, orders: OrderTable, adopting order: Order? = nil,
    keepsJournal: Bool = true
  ) {
    var orders = orders
    adopted = order.map { orders.adopt($0) }
    self.settings = settings
    context = Context(
      start: settings.start, seed: settings.seed, links: settings.links, orders: orders,
      keepsJournal: keepsJournal)
    frontend = FrontendLogic(settings: settings.frontend, options: settings.options)
    channel = ChannelApps(settings: settings.channel)
    backend = MerchantBackend(settings: settings.backend, adopted: adopted)
    remote = settings.remoteBackend
  }

  /// Begins again for another payment that shares nothing with this one but the adopted order.
  ///
  /// - Parameter seed: another seed than the settings say.
  public mutating func reset(payment: UInt64, seed: UInt64? = nil) {
    context.reset(
      start: settings.start, seed: seed ?? settings.seed, payment: payment,
      keepingOrders: adopted == nil ? 0 : 1)
    payer = Payer()
    frontend = FrontendLogic(settings: settings.frontend, options: settings.options)
    cashier = CashierPlatform()
    channel = ChannelApps(settings: settings.channel)
    backend = MerchantBackend(settings: settings.backend, adopted: adopted)
    remote = settings.remoteBackend
    takenBefore = 0
    entriesBefore = 0
    answersDue.removeAll()
    if !asksLeft.isEmpty { asksLeft.removeAll() }
  }

  public var now: Instant { context.now }
  public var journal: Journal { context.journal }
  public var nextDue: Instant? {
    guard let answer = answersDue.first?.at else { return context.nextDue }
    return context.nextDue.map { min($0, answer) } ?? answer
  }

  // MARK: The past

  /// Without its journal, as a snapshot keeps it.
  var withoutJournal: Walk {
    var walk = self
    walk.context.dropJournal()
    return walk
  }

  /// A snapshot with the entries that had been made by then.
  func takingUp(_ entries: ArraySlice<Entry>) -> Walk {
    var walk = self
    walk.context.takeUp(entries)
    return walk
  }

  /// Goes another way than the record it was replayed from.
  mutating func leaveRecord(signingWith secret: AppSecret) {
    context.leaveRecord(signingWith: secret)
  }

  // MARK: Inputs

  /// The payer does something, now; false, and nothing happens, where they cannot.
  public mutating func perform(_ act: UserAct) -> Bool {
    advance(to: now)
    if act == .newPayment {
      startPayment()
      return true
    }
    guard payer.acts.contains(act) else { return false }
    enter(act)
    return true
  }

  /// Submits an order from wherever the payer is; what was taken before is another payment's.
  public mutating func startPayment() {
    advance(to: now)
    if payer.screen != .miniProgram(.checkout) {
      enter(.newPayment)
      advance(to: now)
    }
    enter(.buy)
  }

  /// An act that is known to be possible.
  public mutating func enter(_ act: UserAct) {
    // Who orders again without knowing that the first order is paid may pay twice.
    if act == .newPayment || act == .buy && frontend.conclusion == .confirmed {
      takenBefore = channel.takings.count
      entriesBefore = journal.entries.count
    }
    context.enter(.act(act), for: .user)
    payer.receive(.act(act), &context)
  }

  /// Records what the person does to the clock; the walk itself takes no notice.
  public mutating func enter(_ command: ClockCommand) {
    advance(to: now)
    context.enter(.clock(command), for: .user)
  }

  /// A merchant's own server asks a channel's; the answer is there at once.
  public mutating func enter(_ request: ChannelRequest) -> ChannelReply? {
    advance(to: now)
    let names = ChannelServer.names(in: request)
    let isNew = context.trades.find(names) == nil
    let id = context.enter(request)
    channel.receive(.call(id), &context)
    // Without a backend that hands out orders, whoever orders at WeChat wants to see it paid.
    if remote == nil, isNew, let trade = context.trades.find(names), let id = trade.prepayID {
      backend.offer(trade, url: WeChatPrepay(id: id).url(base: request.base), &context)
    }
    return context.outside.call(id)?.reply
  }

  /// Makes the next try of a notify now; false where none is to come.
  @discardableResult
  public mutating func notifyNow() -> Bool {
    advance(to: now)
    guard ChannelApps.nextNotify(in: context) != nil else { return false }
    context.enter(.notifyNow, for: .channel)
    channel.notifyNow(&context)
    return true
  }

  /// The outside world answers what was asked of it; false where it was not, or has been before.
  @discardableResult
  public mutating func enter(_ reply: OutsideReply, to id: AskID) -> Bool {
    advance(to: now)
    return take(reply, to: id)
  }

  private mutating func take(_ reply: OutsideReply, to id: AskID) -> Bool {
    guard let party = context.enter(reply, to: id) else { return false }
    hand(.answered(id), to: party)
    return true
  }

  /// What has been asked of the outside world since the last call.
  public mutating func takeAsks() -> ArraySlice<Ask> {
    guard outsideWorld != nil else { return context.takeAsks() }
    askOutsideWorld()
    guard !asksLeft.isEmpty else { return [] }
    defer { asksLeft.removeAll() }
    return asksLeft[...]
  }

  /// Draws for whoever plays the payer.
  public mutating func drawForPayer() -> Draw { context.draw(.payer, as: .user) }

  // MARK: Time

  /// Lets everything happen that is due by `instant`, and moves the clock there.
  public mutating func advance(to instant: Instant) {
    while step(until: instant) {}
    context.advance(to: instant)
  }

  /// Lets the next event happen if it is due by `limit`.
  @discardableResult
  public mutating func step(until limit: Instant) -> Bool {
    if outsideWorld != nil { askOutsideWorld() }
    if let answer = answersDue.first, answer.at <= limit,
      context.nextDue.map({ $0 > answer.at }) ?? true
    {
      answersDue.removeFirst()
      context.advance(to: answer.at)
      return take(answer.reply, to: answer.id)
    }
    guard let (party, message) = context.next(until: limit) else { return false }
    hand(message, to: party)
    return true
  }

  private mutating func askOutsideWorld() {
    for ask in context.takeAsks() {
      if let reply = outsideWorld?(ask) {
        expect(reply, to: ask.id, at: ask.at + reply.took)
      } else {
        asksLeft.append(ask)
      }
    }
  }

  /// Lets an answer come when it is due.
  mutating func expect(_ reply: OutsideReply, to id: AskID, at due: Instant) {
    let place = answersDue.firstIndex { $0.at > due } ?? answersDue.endIndex
    answersDue.insert((due, id, reply), at: place)
  }

  private mutating func hand(_ message: Message, to party: PartyID) {
    switch party {
    case .user: payer.receive(message, &context)
    case .frontend: frontend.receive(message, &context)
    case .cashier: cashier.receive(message, &context)
    case .channel: channel.receive(message, &context)
    case .backend:
      if remote == nil {
        backend.receive(message, &context)
      } else {
        remote?.receive(message, &context)
      }
    }
  }

  /// Lets the next event happen, and all that is due at the same instant; false when nothing is
  /// left to happen.
  @discardableResult
  public mutating func stepInstant() -> Bool {
    guard let due = nextDue else { return false }
    advance(to: due)
    return true
  }

  /// True where nothing is pending but what others do in their own time: the payer must decide.
  public var isAwaitingPayer: Bool {
    !context.isPending(apartFrom: TimerName.Kind.ofOthers)
  }

  // MARK: What came of it

  /// The money taken in the payment that is walked now.
  public var takings: ArraySlice<ChannelApps.Taking> { channel.takings[takenBefore...] }

  /// What the payer is told in the end; nil while the payment is under way.
  public var conclusion: Conclusion? {
    if payer.screen == .home { return .noCallback }
    switch cashier.stage {
    case .inChannel: return nil
    case .querying: return isAwaitingPayer ? .noCallback : nil
    case .idle, .toast, .choosing: break
    }
    if settings.options.service == 1, let code = cashier.refusal { return .refused(code) }
    if let conclusion = frontend.conclusion { return conclusion }
    switch payer.screen {
    case .miniProgram(.paying), .miniProgram(.openOrder):
      return cashier.stage == .idle && isAwaitingPayer ? .noCallback : nil
    default: return nil
    }
  }

  /// What the payer was told, once nothing more will happen: without a callback, nothing.
  public var finalConclusion: Conclusion? {
    conclusion ?? (nextDue == nil && context.outside.open == 0 ? .noCallback : nil)
  }

  /// True while leaving would cut a payment off.
  public var isPaymentUnderWay: Bool {
    conclusion == nil && (cashier.isOpen || !isAwaitingPayer)
  }

  /// What the payer was told against where the money is.
  public var verdict: Verdict? {
    conclusion.map(verdict)
  }

  /// The verdict once nothing more will happen.
  public var finalVerdict: Verdict? { finalConclusion.map(verdict) }

  private func verdict(on conclusion: Conclusion) -> Verdict {
    Verdict(conclusion: conclusion, page: payer.page, timesPaid: takings.count)
  }

  /// The entries of the payment that is walked now.
  public var entries: ArraySlice<Entry> { journal.entries[entriesBefore...] }

  /// The codes given to `success` in this payment, in order.
  public var successCodes: [Int] {
    entries.compactMap { entry in
      if case .message(.success(let code), _, _, _) = entry.what { code.rawValue } else { nil }
    }
  }

  /// How often the front end asked its backend in this payment.
  public func queries(for purpose: QueryPurpose) -> Int {
    entries.count { entry in
      if case .message(.request(_, .orderStatus(_, purpose)), _, _, let fate) = entry.what {
        // A copy that the link makes is no query of the front end's.
        if case .duplicate = fate { false } else { true }
      } else {
        false
      }
    }
  }

  /// The first error that the last call of tt.pay found in its order.
  public var lastError: Finding? {
    guard cashier.refusal != nil else { return nil }
    let call = journal.entries.lastIndex { entry in
      if case .message(.pay, _, _, _) = entry.what { true } else { false }
    }
    return journal.entries[(call ?? 0)...].lazy.compactMap { entry in
      if case .finding(let finding, _) = entry.what, finding.level == .error {
        finding
      } else {
        nil
      }
    }.first
  }

  /// Inputs of the journal in order, with their entries.
  public var inputs: [(entry: Entry, input: Input)] {
    journal.entries.compactMap { entry in
      if case .input(let input) = entry.what { (entry, input) } else { nil }
    }
  }
}
