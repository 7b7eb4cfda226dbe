import Payment
import Simulation
import TTPay

/// tt.pay: checks the order, shows the sheet, opens the channels, asks and calls back (spec 1–3).
public struct CashierPlatform: Party {
  /// What the cashier is doing.
  public enum Stage: Hashable, Sendable {
    case idle
    case toast(OrderErrorCode)
    case choosing
    case inChannel(Channel)
    /// Waiting for the promise of getOrderStatus.
    case querying(call: UInt16)
  }

  public private(set) var stage = Stage.idle
  /// The toast that the last call of tt.pay ended in.
  public private(set) var refusal: OrderErrorCode?
  /// When the order that is open is no longer valid.
  public private(set) var expires: Instant?
  private var call: PayCall?
  /// The order of the last call.
  public var order: OrderID? { call?.order }
  private var queries: UInt16 = 0
  private var registry = OrderRegistry()

  public init() {}

  /// True while a sheet, or a channel's app that will return to it, is open.
  public var isOpen: Bool { stage != .idle }
  private var hasSheet: Bool { call?.service == 1 }

  public mutating func receive(_ message: Message, _ context: inout Context) {
    switch message {
    case .pay(let call): pay(call, &context)
    case .choose(let channel): choose(channel, &context)
    case .returned(let channel, let result): returned(from: channel, result, &context)
    case .settled(let call, let settlement): settled(call, settlement, &context)
    case .closeSheet: closedByPayer(&context)
    case .backGesture: leave(&context, because: .backGesture)
    case .relaunch:
      leave(&context, because: .dropsSheet)
      refusal = nil
      context.send(.launch, to: .frontend)
    case .timer(let timer) where timer.kind == .countdown: expired(&context)
    default: break
    }
  }

  // MARK: tt.pay

  private mutating func pay(_ call: PayCall, _ context: inout Context) {
    context.cancelTimer(.countdown)
    self.call = call
    stage = .idle
    refusal = nil
    guard let order = call.order else { return fail(.orderNotObject, &context) }
    if let failure = failure(of: call, offering: context.orders[order]) {
      return fail(failure, &context)
    }
    let code = check(order, &context)
    if let advice = advice(on: call, offering: context.orders[order]) { context.note(advice) }
    if let code { return refuse(code, &context) }
    expires = context.orders[order].identity.expiresAt.map { Instant(seconds: $0) }
    switch call.service {
    case 3: open(.wechat, &context)
    case 4: open(.alipay, &context)
    default:
      stage = .choosing
      showChannels(&context, because: .sheetRises)
      if let expires { context.setTimer(.countdown, at: expires) }
    }
  }

  /// Where no sheet can rise, whatever the order says.
  private func failure(of call: PayCall, offering order: borrowing Order) -> PayFailure? {
    switch call.service {
    case Int32(Service.none): .serviceMissing
    case 1: nil
    case 3: order.offersWeChat ? nil : .noChannelURL(.wechat)
    case 4: order.offersAlipay ? nil : .noChannelURL(.alipay)
    default: .serviceUnknown(call.service)
    }
  }

  /// getOrderStatus where nobody will call it, or missing where it is needed (spec 1).
  private func advice(on call: PayCall, offering order: borrowing Order) -> Finding? {
    if call.service != 1, call.hasGetOrderStatus {
      return Finding(
        .getOrderStatusUnused, field: "getOrderStatus", values: ["\(call.service)"])
    }
    if call.service == 1, !call.hasGetOrderStatus, order.offersWeChat {
      return Finding(.getOrderStatusMissing, field: "getOrderStatus")
    }
    return nil
  }

  /// Runs all checks, records what they find, and gives the first error's code.
  private mutating func check(_ order: OrderID, _ context: inout Context) -> OrderErrorCode? {
    let own = context.orders[order].findings
    let seen = registry.admit(
      context.orders[order].identity, now: context.now.seconds,
      remember: !own.contains { $0.level == .error })
    if seen.isEmpty, own.isEmpty { return nil }
    let findings = OrderCheck.inOrder(own + seen)
    for finding in findings {
      context.note(finding, because: rule(behind: finding))
    }
    return findings.first { $0.level == .error }.flatMap { OrderErrorCode(rawValue: $0.code) }
  }

  private func rule(behind finding: Finding) -> Rule? {
    switch FindingCode(rawValue: finding.code) {
    case .concluded: .settledOrder
    case .valueNested: .nestedValue
    default: finding.level == .error ? .toastForOrder : nil
    }
  }

  private mutating func fail(_ failure: PayFailure, _ context: inout Context) {
    let rule: Rule = if case .order = failure { .toastOnPage } else { .failOnlyWithoutSheet }
    context.send(.fail(failure), to: .frontend, because: rule)
    context.send(.complete(.fail(failure)), to: .frontend, because: .completeFollows)
  }

  private mutating func refuse(_ code: OrderErrorCode, _ context: inout Context) {
    refusal = code
    stage = .toast(code)
    context.send(
      .sheet(.toast(code)), to: .user, because: hasSheet ? .firstErrorIsToast : .toastOnPage)
    if !hasSheet { fail(.order(code), &context) }
  }

  private mutating func showChannels(_ context: inout Context, because rule: Rule) {
    guard let call, let order = call.order else { return }
    let isOver = hasExpired(context)
    let wechat = !isOver && context.orders[order].offersWeChat
    let alipay = !isOver && context.orders[order].offersAlipay
    let preselected = call.defaultChannel ?? .wechat
    context.send(
      .sheet(
        .choosing(
          wechat: wechat, alipay: alipay,
          preselected: preselected == .wechat && wechat || !alipay ? .wechat : .alipay)),
      to: .user, because: rule)
  }

  // MARK: To the channel and back

  private mutating func choose(_ channel: Channel, _ context: inout Context) {
    guard stage == .choosing, !hasExpired(context), let order = call?.order,
      context.orders[order].offers(channel)
    else { return }
    open(channel, &context)
  }

  private mutating func open(_ channel: Channel, _ context: inout Context) {
    guard let order = call?.order else { return }
    stage = .inChannel(channel)
    context.send(
      .open(channel, order), to: .channel,
      because: channel == .wechat ? .opensWeChat : .opensAlipay)
  }

  private mutating func returned(
    from channel: Channel, _ result: AlipayResult?, _ context: inout Context
  ) {
    guard stage == .inChannel(channel) else { return }
    switch channel {
    case .wechat:
      hasSheet ? ask(&context) : succeed(.unknown, &context, because: .directWeChatUnknown)
    case .alipay: returnedFromAlipay(result ?? .unknown, &context)
    }
  }

  private mutating func returnedFromAlipay(_ result: AlipayResult, _ context: inout Context) {
    let code: PayResult =
      switch result {
      case .succeeded: .paid
      case .failed: .failed
      case .cancelled: .cancelled
      case .processing, .unknown, .duplicate, .network: .unknown
      }
    if hasSheet, hasExpired(context), code == .cancelled || code == .failed {
      return succeed(.timedOut, &context, because: .countdownWaits)
    }
    if hasSheet, code == .cancelled {
      stage = .choosing
      showChannels(&context, because: .alipayCancelKeepsSheet)
      return callBack(.cancelled, &context, because: .alipayCancelKeepsSheet)
    }
    succeed(code, &context, because: .alipayResult)
  }

  private mutating func ask(_ context: inout Context) {
    guard let call, let order = call.order else { return }
    guard call.hasGetOrderStatus else {
      context.note(.noGetOrderStatus, because: .absentIsUnknown)
      return succeed(.unknown, &context, because: .absentIsUnknown)
    }
    queries &+= 1
    stage = .querying(call: queries)
    context.send(.sheet(.querying), to: .user, because: .asksOncePerReturn)
    context.send(.getOrderStatus(call: queries, order), to: .frontend, because: .asksOrderStatus)
  }

  private mutating func settled(
    _ call: UInt16, _ settlement: Settlement, _ context: inout Context
  ) {
    guard stage == .querying(call: call) else { return }
    switch settlement {
    case .code(let number):
      guard let code = PayResult(rawValue: Int(number)), code != .cancelled else {
        context.note(.badOrderStatus(code: Int(number)), because: .badCodeIsUnknown)
        return succeed(.unknown, &context, because: .badCodeIsUnknown)
      }
      succeed(code, &context, because: .settledCode)
    case .rejected:
      context.note(.orderStatusRejected, because: .rejectedIsUnknown)
      succeed(.unknown, &context, because: .rejectedIsUnknown)
    case .undefined: keepOpen(.orderStatusUndefined, &context, because: .undefinedKeepsSheet)
    case .number(let number):
      keepOpen(
        .orderStatusNumber(Int(number)), &context, because: .numberIsUndefined)
    }
  }

  /// No callback; the payer may choose again, or close.
  private mutating func keepOpen(
    _ finding: Finding, _ context: inout Context, because rule: Rule
  ) {
    context.note(finding, because: rule)
    stage = .choosing
    showChannels(&context, because: rule)
  }

  // MARK: The end

  private func hasExpired(_ context: borrowing Context) -> Bool {
    expires.map { $0 <= context.now } ?? false
  }

  private mutating func expired(_ context: inout Context) {
    // In a channel or while it asks, the answer decides: `countdownWaits`.
    guard stage == .choosing else { return }
    succeed(.timedOut, &context, because: .countdownEnds)
  }

  private mutating func closedByPayer(_ context: inout Context) {
    guard isOpen else { return }
    let rule: Rule = if case .toast = stage { .toastClosed } else { .closedByCross }
    guard hasSheet else { return leave(&context, because: rule) }
    succeed(.cancelled, &context, because: rule)
  }

  private mutating func succeed(
    _ code: PayResult, _ context: inout Context, because rule: Rule
  ) {
    let showed = hasSheet
    stage = .idle
    context.cancelTimer(.countdown)
    if showed { context.send(.sheet(.closed), to: .user) }
    callBack(code, &context, because: rule)
  }

  private mutating func callBack(
    _ code: PayResult, _ context: inout Context, because rule: Rule
  ) {
    if let order = call?.order {
      registry.settle(outOrderNo: context.orders[order].identity.outOrderNo, code)
    }
    context.send(.success(code), to: .frontend, because: rule)
    context.send(.complete(.success(code)), to: .frontend, because: .completeFollows)
  }

  /// Gone without a callback.
  private mutating func leave(_ context: inout Context, because rule: Rule) {
    guard isOpen else { return }
    stage = .idle
    context.cancelTimer(.countdown)
    context.send(.sheet(.closed), to: .user, because: rule)
  }
}
