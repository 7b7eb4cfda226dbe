import Channels
import Simulation
import TTPay

/// What a party may use while it receives a message: the time, the way to the others, its timers,
/// the orders, chance. It is also where everything that happens enters the journal.
public struct Context: Sendable {
  struct Delivery: Sendable {
    let message: Message
    let from: PartyID
    let to: PartyID
    let cause: Int32
  }

  /// A timer by name; the entry that set it comes along.
  struct Armed: Equatable, Sendable {
    let name: TimerName
    let cause: Int32

    static func == (a: Armed, b: Armed) -> Bool { a.name == b.name }
  }

  public private(set) var journal: Journal
  public private(set) var orders: OrderTable
  /// What was asked of the outside world, and what came back.
  public private(set) var outside = OutsideLog()
  /// What the channels' servers know of orders.
  public var trades = Trades()
  private var simulation: Simulation<Delivery, Armed>
  /// When the walk began.
  public private(set) var start: Instant
  private let links: Links
  private let linksAreReliable: Bool
  private var seed: UInt64
  private var payment: UInt64
  private var counts: [UInt32]
  /// The requests whose answers come late, and by how much.
  private var slowed: [RequestID: TimeSpan] = [:]
  private var drawn = false

  /// The party that is receiving, and who sent to it.
  public private(set) var party = PartyID.user
  public private(set) var sender = PartyID.user
  private var cause: Int32 = 0

  public init(
    start: Instant, seed: UInt64, payment: UInt64 = 0, links: Links, orders: OrderTable,
    keepsJournal: Bool = true
  ) {
    simulation = Simulation(start: start)
    journal = Journal(isKept: keepsJournal)
    self.orders = orders
    self.links = links
    self.seed = seed
    self.payment = payment
    linksAreReliable = PartyID.allCases.allSatisfy { a in
      PartyID.allCases.allSatisfy { b in links[a, b].isReliable && links[a, b].faults == .none }
    }
    counts = Array(repeating: 0, count: 25 * Purpose.allCases.count)
    self.start = start
  }

  /// Begins again for another payment, keeping the memory and the first `orders` of the table.
  public mutating func reset(
    start: Instant, seed: UInt64, payment: UInt64, keepingOrders kept: Int
  ) {
    self.seed = seed
    self.start = start
    if !slowed.isEmpty { slowed.removeAll() }
    simulation.reset(start: start)
    journal.removeAll()
    orders.keepFirst(kept)
    outside.removeAll()
    trades.removeAll()
    self.payment = payment
    if drawn {
      for index in counts.indices { counts[index] = 0 }
      drawn = false
    }
    cause = 0
  }

  // MARK: What a party uses

  public var now: Instant { simulation.now }

  /// Sends a message over the link to `receiver`.
  public mutating func send(_ message: Message, to receiver: PartyID, because rule: Rule? = nil) {
    let latency = links.read(party, receiver) { link in
      if case .constant(let span) = link.latency { return span as TimeSpan? }
      return nil
    }
    guard linksAreReliable, let latency else {
      return sendOverUnreliable(message, to: receiver, because: rule)
    }
    deliver(message, to: receiver, at: now + latency, because: rule)
  }

  /// Sends a message that arrives so much later than the link alone makes it.
  public mutating func send(_ message: Message, to receiver: PartyID, after delay: TimeSpan) {
    let latency = links[party, receiver].latency.span(draw(.latency, to: receiver))
    deliver(message, to: receiver, at: now + latency + delay, because: nil, twice: true)
  }

  /// Records a message that never arrives because the settings want it so.
  public mutating func lose(_ message: Message, to receiver: PartyID, because rule: Rule? = nil) {
    let party = party
    _ = journal.add(
      at: now, cause: cause, rule: rule,
      .message(message, from: party, to: receiver, fate: .lost(.planned)))
  }

  /// Starts one of the party's own timers; one of the same name is replaced.
  public mutating func setTimer(
    _ kind: TimerName.Kind, _ number: UInt32 = 0, at instant: Instant, because rule: Rule? = nil
  ) {
    let name = TimerName(party, kind, number)
    let fires = max(now, instant)
    let entry = journal.add(at: now, cause: cause, rule: rule, .timer(name, .set(fires: fires)))
    simulation.setTimer(Armed(name: name, cause: entry), at: instant)
  }

  public mutating func cancelTimer(_ kind: TimerName.Kind, _ number: UInt32 = 0) {
    let name = TimerName(party, kind, number)
    guard simulation.cancelTimer(Armed(name: name, cause: 0)) else { return }
    _ = journal.add(at: now, cause: cause, rule: nil, .timer(name, .cancelled))
  }

  /// Draws a number that depends on nothing but the seed, the payment, the party, the purpose and
  /// how often this party drew for it before.
  public mutating func draw(_ purpose: Purpose) -> Draw { draw(purpose, to: party) }

  /// Records something worth knowing about what was just received.
  public mutating func note(_ finding: @autoclosure () -> Finding, because rule: Rule? = nil) {
    _ = journal.add(at: now, cause: cause, rule: rule, .finding(finding(), by: party))
  }

  /// Asks the outside world; the party is told `answered` once the answer is there.
  public mutating func ask(_ request: OutsideRequest) -> AskID {
    let id = outside.nextID
    let entry = journal.add(at: now, cause: cause, rule: nil, .asked(id, by: party))
    outside.add(Ask(id: id, request: request, by: party, at: now, entry: entry))
    return id
  }

  /// What the outside world answered.
  public func reply(to id: AskID) -> OutsideReply? { outside[id]?.reply }

  /// Enters an order that the merchant's own server made.
  public mutating func adopt(_ options: PayOptions) -> OrderID {
    orders.adopt(options, origin: .backend)
  }

  /// Enters an order as somebody has changed it; its sign is what it was.
  public mutating func edit(_ order: OrderID, _ fields: [(String, String)]) -> OrderID {
    orders.edit(order, fields)
  }

  /// Signs an order that the embedded merchant built.
  public mutating func issue(_ build: ((AlipayParameters) -> String) -> OrderInfo) -> OrderID {
    orders.issue(build)
  }

  /// Answers what a merchant's own server asked: it has the answer at once.
  public mutating func answer(_ id: CallID, _ reply: ChannelReply) {
    outside.answer(id, reply)
    let (now, party) = (now, party)
    _ = journal.add(
      at: now, cause: cause, rule: nil,
      .message(.callAnswer(id), from: party, to: .backend, fate: .arrives(now)))
  }

  /// The trade that a notify is about, where a merchant's own server made it.
  public func trade(of notify: Notify) -> Trade? {
    trades.all.isEmpty ? nil : trades.find(orders[notify.order].tradeNames(notify.channel))
  }

  // MARK: What the owner of the clock uses

  public var nextDue: Instant? { simulation.nextDue }

  /// The timers that run, in the order they were set.
  public var runningTimers: [(name: TimerName, set: Instant, fires: Instant)] {
    simulation.timers.map { ($0.timer.name, $0.set, $0.fires) }
  }

  /// True while anything but `kinds` of timers is still to happen.
  public func isPending(apartFrom kinds: Set<TimerName.Kind>) -> Bool {
    simulation.messagesOnTheWay > 0 || outside.open > 0
      || simulation.timers.contains { !kinds.contains($0.timer.name.kind) }
  }

  /// Draws for a party that is not receiving.
  public mutating func draw(_ purpose: Purpose, as party: PartyID) -> Draw {
    let receiving = self.party
    defer { self.party = receiving }
    self.party = party
    return draw(purpose, to: party)
  }

  /// Takes the next event due by `limit`: who receives what.
  public mutating func next(until limit: Instant) -> (to: PartyID, message: Message)? {
    guard let event = simulation.next(until: limit) else { return nil }
    switch event {
    case .message(let delivery):
      party = delivery.to
      sender = delivery.from
      cause = delivery.cause
      return (delivery.to, delivery.message)
    case .timer(let armed):
      party = armed.name.party
      sender = party
      cause = journal.add(
        at: now, cause: armed.cause, rule: nil, .timer(armed.name, .fired))
      return (party, .timer(armed.name))
    }
  }

  public mutating func advance(to instant: Instant) { simulation.advance(to: instant) }

  /// Enters an input; what its receiver does next is caused by it.
  public mutating func enter(_ input: Input, for receiver: PartyID) {
    cause = journal.add(at: now, cause: 0, rule: nil, .input(input))
    party = receiver
    sender = .user
  }

  /// Enters what a merchant's own server asks a channel's, which hears of it at once.
  public mutating func enter(_ request: ChannelRequest) -> CallID {
    let id = outside.add(request)
    let now = now
    let input = journal.add(at: now, cause: 0, rule: nil, .input(.called(id)))
    cause = journal.add(
      at: now, cause: input, rule: nil,
      .message(.call(id), from: .backend, to: .channel, fate: .arrives(now)))
    party = .channel
    sender = .backend
    return id
  }

  /// What has been asked of the outside world since the last call.
  public mutating func takeAsks() -> ArraySlice<Ask> { outside.hasNew ? outside.take() : [] }

  /// Enters an answer from the outside world; nil where it was not asked for.
  public mutating func enter(_ reply: OutsideReply, to id: AskID) -> PartyID? {
    guard let ask = outside.answer(id, reply, at: now) else { return nil }
    cause = journal.add(at: now, cause: ask.entry, rule: nil, .input(.answer(id)))
    party = ask.by
    sender = ask.by
    return ask.by
  }

  // MARK: The past

  /// Gives the journal away: a snapshot shares the entries of the walk that it was taken of.
  public mutating func dropJournal() { journal = Journal() }

  /// Takes up again the entries that had been made by the moment of the snapshot.
  public mutating func takeUp(_ entries: ArraySlice<Entry>) { journal = Journal(entries) }

  /// Goes another way than a record: orders to come are made and signed, not read from it.
  public mutating func leaveRecord(signingWith secret: AppSecret) {
    orders.leaveRecord(signingWith: secret)
  }

  // MARK: Links

  private mutating func deliver(
    _ message: Message, to receiver: PartyID, at arrival: Instant, because rule: Rule?,
    twice: Bool = false
  ) {
    let party = party
    let entry = journal.add(
      at: now, cause: cause, rule: rule,
      .message(
        message, from: party, to: receiver, fate: twice ? .duplicate(arrival) : .arrives(arrival)))
    simulation.send(
      Delivery(message: message, from: party, to: receiver, cause: entry), at: arrival)
  }

  private mutating func sendOverUnreliable(
    _ message: Message, to receiver: PartyID, because rule: Rule?
  ) {
    let link = links[party, receiver]
    if case .request(let id, let request) = message, link.faults != .none {
      switch answer(to: request, by: link.faults) {
      case .passes: break
      case .slow(let span): slowed[id] = span
      case .fails(let failure):
        return fail(message, id, to: receiver, with: failure, over: link, because: rule)
      }
    }
    var latency = link.latency.span(draw(.latency, to: receiver))
    if case .response(let id, _) = message, let span = slowed.removeValue(forKey: id) {
      latency = latency + span
    }
    if link.loss > 0, draw(.loss, to: receiver).unit < link.loss {
      let party = party
      _ = journal.add(
        at: now, cause: cause, rule: rule,
        .message(message, from: party, to: receiver, fate: .lost(.link)))
      return
    }
    let isHeldBack = link.reordering > 0 && draw(.reordering, to: receiver).unit < link.reordering
    let arrival = now + latency + (isHeldBack ? max(latency, .milliseconds(100)) * 3 : .zero)
    deliver(message, to: receiver, at: arrival, because: rule)
    if link.duplication > 0, draw(.duplication, to: receiver).unit < link.duplication {
      let again = arrival + link.latency.span(draw(.latency, to: receiver)) + .milliseconds(1)
      deliver(message, to: receiver, at: again, because: rule, twice: true)
    }
  }

  /// What the link does to a request: a moment goes before a turn, and a turn before chance.
  private mutating func answer(to request: Request, by faults: WireFaults) -> WireAnswer {
    let isOrder = request == .createOrder
    let turn = next(isOrder ? .order : .request, to: .backend)
    let passed = now - start
    if let window = faults.windows.first(where: { $0.from <= passed && passed < $0.until }) {
      return window.answer
    }
    let listed = (isOrder ? faults.orders : faults.queries)[turn]
    if listed != .passes { return listed }
    for chance in faults.chances where chance.hitsOrders || !isOrder {
      if draw(.fault, to: .backend).unit < chance.probability { return chance.answer }
    }
    return .passes
  }

  /// A request that fails on the wire: the front end hears of it as soon as the wire knows.
  private mutating func fail(
    _ message: Message, _ id: RequestID, to receiver: PartyID, with failure: WireFailure,
    over link: Link, because rule: Rule?
  ) {
    let party = party
    let lost = journal.add(
      at: now, cause: cause, rule: rule,
      .message(message, from: party, to: receiver, fate: .lost(.failure(failure))))
    if failure == .timedOut { return }
    let latency = link.latency.span(draw(.latency, to: receiver))
    let arrival = now + latency + latency
    let answer = Message.response(id, .failure(failure))
    let entry = journal.add(
      at: now, cause: lost, rule: nil,
      .message(answer, from: receiver, to: party, fate: .arrives(arrival)))
    simulation.send(
      Delivery(message: answer, from: receiver, to: party, cause: entry), at: arrival)
  }

  private mutating func draw(_ purpose: Purpose, to receiver: PartyID) -> Draw {
    let parties = UInt64(party.rawValue) << 8 | UInt64(receiver.rawValue)
    return Draw(
      seed, payment, parties, UInt64(purpose.rawValue), UInt64(next(purpose, to: receiver)))
  }

  private mutating func next(_ purpose: Purpose, to receiver: PartyID) -> Int {
    drawn = true
    let pair = Int(party.rawValue) * 5 + Int(receiver.rawValue)
    let index = pair * Purpose.allCases.count + Int(purpose.rawValue)
    defer { counts[index] &+= 1 }
    return Int(counts[index])
  }
}

/// What a number is drawn for.
public enum Purpose: UInt8, CaseIterable, Sendable {
  case latency, loss, duplication, reordering, request, jitter, notify, payer, order, fault
}
