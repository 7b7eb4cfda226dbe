import Payment
import Simulation
import TTPay

/// The merchant's mini-program: calls tt.pay, answers getOrderStatus, reads `success`, polls its
/// backend and concludes what its page tells the payer.
public struct FrontendLogic: Party {
  enum Errand: Hashable {
    case createOrder
    case promise(call: UInt16)
    case poll
    case launch
  }

  struct Pending {
    let id: RequestID
    let errand: Errand
  }

  /// The tt.pay options this front end passes, but the order.
  public struct Options: Hashable, Codable, Sendable {
    /// 1, 3 or 4; anything else is passed on for the cashier to refuse.
    public var service: Int
    public var defaultChannel: Channel?

    public init(service: Int = 1, defaultChannel: Channel? = nil) {
      self.service = service
      self.defaultChannel = defaultChannel
    }
  }

  public let settings: FrontendSettings
  let options: Options
  var pending: [Pending] = []
  var requests: RequestID = 0
  /// Requests from before this one were given up with the page that made them.
  private var firstOfThisStart: RequestID = 1
  var poll: Poll?
  /// Kept in storage: the order that is not known to be over. It outlives a restart.
  var openOrder: OrderID?
  /// Its backend wants no request before then.
  var retryFloor: Instant?
  var latePromise: (call: UInt16, code: Int16)?
  private var order: OrderID?
  private var calls = 0
  /// The order that is being paid, or was last.
  public var currentOrder: OrderID? { order ?? openOrder }

  /// What the page says in the end; nil while nothing is concluded.
  public internal(set) var conclusion: Conclusion?
  /// What it concluded before the last callback.
  public private(set) var earlier: [Conclusion] = []
  /// What `success` said last.
  public private(set) var successCode: PayResult?
  /// What the backend said last after `success`.
  public internal(set) var backendSaid: PayResult?
  /// Queries after `success`.
  public internal(set) var polls = 0
  /// Queries on behalf of getOrderStatus.
  public private(set) var statusQueries = 0

  public init(settings: FrontendSettings, options: Options) {
    self.settings = settings
    self.options = options
  }

  public mutating func receive(_ message: Message, _ context: inout Context) {
    switch message {
    case .buy: createOrder(&context)
    case .payAgain: if let openOrder { pay(openOrder, &context) }
    case .response(let id, let response): answered(id, response, &context)
    case .getOrderStatus(let call, _): promise(call, &context)
    case .success(let code): succeeded(code, &context)
    case .fail(let failure):
      conclude(.notRaised(failure), &context, because: .failMeansNotRaised)
    case .launch: launched(&context)
    case .killApp: begin(&context)
    case .timer(let timer): fired(timer, &context)
    default: break
    }
  }

  // MARK: Order and tt.pay

  private mutating func createOrder(_ context: inout Context) {
    begin(&context)
    context.send(.showPage(.ordering), to: .user)
    request(.createOrder, for: .createOrder, &context, because: .orderFromServer)
  }

  private mutating func pay(_ order: OrderID, _ context: inout Context) {
    begin(&context)
    self.order = order
    openOrder = order
    context.send(.showPage(.paying), to: .user)
    calls += 1
    let given = edited(order, &context)
    let call = PayCall(
      order: context.orders[given].isObject ? given : nil,
      service: Int32(clamping: options.service),
      hasGetOrderStatus: settings.getOrderStatus != .absent,
      defaultChannel: options.defaultChannel)
    context.send(
      .pay(call), to: .cashier,
      because: options.service == 3 || options.service == 4 ? .straightToChannel : .raiseCashier)
  }

  /// What this front end makes of orderInfo before it hands it on.
  private func edited(_ order: OrderID, _ context: inout Context) -> OrderID {
    if settings.edits.isEmpty { return order }
    let edits = settings.edits.filter { $0.call.map { $0 == calls } ?? true }
    if edits.isEmpty { return order }
    return context.edit(order, edits.map { ($0.field, $0.value) })
  }

  /// Forgets the payment before.
  private mutating func begin(_ context: inout Context) {
    stopPolling(&context)
    for request in pending { context.cancelTimer(.requestTimeout, request.id) }
    pending.removeAll(keepingCapacity: true)
    firstOfThisStart = requests &+ 1
    context.cancelTimer(.latePromise)
    latePromise = nil
    retryFloor = nil
    conclusion = nil
    earlier.removeAll()
    successCode = nil
    backendSaid = nil
    polls = 0
    statusQueries = 0
  }

  // MARK: Requests

  mutating func request(
    _ request: Request, for errand: Errand, _ context: inout Context, because rule: Rule? = nil
  ) {
    requests &+= 1
    pending.append(Pending(id: requests, errand: errand))
    context.send(.request(requests, request), to: .backend, because: rule)
    context.setTimer(
      .requestTimeout, requests, at: context.now + settings.requestTimeout,
      because: .requestTimeout)
  }

  private mutating func answered(
    _ id: RequestID, _ response: Response, _ context: inout Context
  ) {
    guard let index = pending.firstIndex(where: { $0.id == id }) else {
      if id < firstOfThisStart { return }
      return context.note(.lateReply(request: Int(id)), because: .lateReplyIgnored)
    }
    context.cancelTimer(.requestTimeout, id)
    let errand = pending.remove(at: index).errand
    switch errand {
    case .createOrder: ordered(response, &context)
    case .promise(let call): settle(call, with: response, &context)
    case .poll: pollAnswered(id, response, &context)
    case .launch: openOrderAnswered(response, &context)
    }
  }

  private mutating func ordered(_ response: Response, _ context: inout Context) {
    switch response {
    case .order(let order): pay(order, &context)
    case .failure(let failure): context.send(.showPage(.orderingFailed(failure)), to: .user)
    case .status: break
    }
  }

  private mutating func fired(_ timer: TimerName, _ context: inout Context) {
    switch timer.kind {
    case .poll: pollTicked(&context)
    case .pollDeadline: giveUp(&context)
    case .requestTimeout: answered(timer.number, .failure(.timedOut), &context)
    case .latePromise:
      guard let late = latePromise else { return }
      latePromise = nil
      context.send(.settled(call: late.call, .code(late.code)), to: .cashier)
    default: break
    }
  }

  // MARK: getOrderStatus

  private mutating func promise(_ call: UInt16, _ context: inout Context) {
    guard let order else { return }
    if settings.getOrderStatus == .never {
      return context.note(.promiseNeverSettles, because: .neverSettles)
    }
    statusQueries += 1
    request(
      .orderStatus(order, purpose: .getOrderStatus), for: .promise(call: call), &context)
  }

  private mutating func settle(
    _ call: UInt16, with response: Response, _ context: inout Context
  ) {
    guard case .status(let result) = response else {
      if case .failure(.busy(_, let seconds)) = response {
        retryFloor = context.now + .seconds(Int64(seconds))
      }
      return context.send(.settled(call: call, .rejected), to: .cashier)
    }
    let code = Int16(result.rawValue)
    let settlement: Settlement
    switch settings.getOrderStatus {
    case .settles: settlement = .code(code)
    case .always(let code): settlement = .code(code)
    case .unpaidIsFailed: settlement = .code(code == 9 ? 2 : code)
    case .rejects: settlement = .rejected
    case .undefined: settlement = .undefined
    case .number: settlement = .number(code)
    case .code11: settlement = .code(0 | 1 | 2 | 3 | 9)
    case .late(let delay):
      latePromise = (call, code)
      return context.setTimer(.latePromise, at: context.now + delay)
    case .never, .absent: return
    }
    context.send(.settled(call: call, settlement), to: .cashier)
  }

  // MARK: Callbacks

  private mutating func succeeded(_ code: PayResult, _ context: inout Context) {
    // What the backend has confirmed stands, whatever the cashier says later.
    if conclusion == .confirmed, backendSaid == .paid {
      successCode = code
      return context.send(
        .showPage(.result(.confirmed)), to: .user, because: .pollAfterSuccess)
    }
    let isAgain = poll != nil || conclusion != nil
    stopPolling(&context)
    if let conclusion { earlier.append(conclusion) }
    conclusion = nil
    successCode = code
    backendSaid = nil
    if settings.success == .anyIsPaid || settings.success == .zeroIsPaid && code == .paid {
      return conclude(.confirmed, &context, because: .trustsSuccess)
    }
    if settings.poll.startsOn.contains(code) {
      return startPolling(
        &context, because: isAgain ? .newCallbackCancelsPoll : .pollAfterSuccess)
    }
    let learns = code != .paid && code != .unknown
    let rule: Rule =
      isAgain ? .newCallbackCancelsPoll : learns ? .successIsNoProof : .pollsOnOtherCodes
    switch code {
    case .paid, .unknown: conclude(.unconfirmed, &context, because: rule)
    case .cancelled: conclude(.cancelled, &context, because: rule)
    case .timedOut, .failed, .closed: conclude(.notPaid(code), &context, because: rule)
    }
  }

  mutating func conclude(
    _ conclusion: Conclusion, _ context: inout Context, because rule: Rule? = nil
  ) {
    self.conclusion = conclusion
    switch conclusion {
    case .confirmed, .contradicted, .notPaid(.timedOut), .notPaid(.closed): openOrder = nil
    default: break
    }
    context.send(.showPage(.result(conclusion)), to: .user, because: rule)
  }

  // MARK: Opened again

  /// A cold start: all is lost but the storage.
  private mutating func launched(_ context: inout Context) {
    begin(&context)
    order = openOrder
    guard let openOrder else {
      return context.send(.showPage(.checkout), to: .user)
    }
    context.send(.showPage(.checkingOpenOrder), to: .user)
    request(
      .orderStatus(openOrder, purpose: .launch), for: .launch, &context, because: .asksOpenOrder)
  }

  private mutating func openOrderAnswered(_ response: Response, _ context: inout Context) {
    switch response {
    case .status(.paid):
      backendSaid = .paid
      conclude(.confirmed, &context, because: .asksOpenOrder)
    case .status(let result):
      backendSaid = result
      context.send(.showPage(.openOrder(result)), to: .user, because: .asksOpenOrder)
    // It may have been paid: nothing is offered before that is known.
    case .failure, .order: conclude(.unconfirmed, &context, because: .asksOpenOrder)
    }
  }
}
