import Channels
import OrderBook
import Payment
import Simulation
import TTPay

/// The merchant's own server as a party: it asks the world outside and makes of the answers what
/// the profile says.
public struct RemoteBackend: Party {
  /// On whose behalf the world outside was asked.
  private struct Errand {
    enum Kind {
      case creation(RequestID)
      case status(RequestID, OrderID)
      case notify(Notify, BackendProfile.Acceptance)
    }

    let ask: AskID
    let kind: Kind
  }

  public let profile: BackendProfile
  private let purchase: Purchase
  /// All of them, in the order of their asks: an answer can be explained long after.
  private var errands: [Errand] = []
  private var ordersAsked = 0
  private var lastFailure: Finding?
  private var saidNotConfigured: [Channel] = []

  public init(profile: BackendProfile, purchase: Purchase) {
    self.profile = profile
    self.purchase = purchase
  }

  public mutating func receive(_ message: Message, _ context: inout Context) {
    switch message {
    case .request(let id, .createOrder): createOrder(id, &context)
    case .request(let id, .orderStatus(let order, _)): query(order, for: id, &context)
    case .notify(let notify): tell(notify, &context)
    case .answered(let ask): answered(ask, &context)
    default: break
    }
  }

  // MARK: Asking

  private mutating func createOrder(_ id: RequestID, _ context: inout Context) {
    ordersAsked += 1
    let values = purchase.values(
      outOrderNo: "C\(context.now.microseconds)N\(ordersAsked)")
    guard ask(profile.create.request, with: values, .creation(id), &context) else {
      return respond(.failure(.badOrder), to: id, &context)
    }
  }

  private mutating func query(
    _ order: OrderID, for id: RequestID, _ context: inout Context
  ) {
    let values = RequestValues(context.orders[order])
    guard ask(profile.query.request, with: values, .status(id, order), &context) else {
      return respond(.failure(.badOrder), to: id, &context)
    }
  }

  private mutating func tell(_ notify: Notify, _ context: inout Context) {
    if let signed = signedNotify(notify, context) {
      errands.append(
        Errand(ask: context.ask(.notify(signed)), kind: .notify(notify, .channel)))
      return
    }
    guard let notification = profile.notification(by: notify.channel) else {
      if !saidNotConfigured.contains(notify.channel) {
        saidNotConfigured.append(notify.channel)
        context.note(.notifyNotConfigured(notify.channel))
      }
      return answer(notify, accepted: false, &context)
    }
    let values = RequestValues(context.orders[notify.order], paidBy: notify)
    guard
      ask(
        notification.request, with: values, .notify(notify, notification.acceptance), &context)
    else { return answer(notify, accepted: false, &context) }
  }

  /// What the channel itself sends, where the backend has ordered at it; a hook of the backend's
  /// goes before.
  private func signedNotify(_ notify: Notify, _ context: borrowing Context) -> ChannelNotify? {
    if profile.notification(by: notify.channel)?.acceptance == .any { return nil }
    return context.trade(of: notify)?.notify(at: context.now)
  }

  /// False, with a finding, where the request cannot be made.
  private mutating func ask(
    _ request: RequestTemplate, with values: RequestValues, _ kind: Errand.Kind,
    _ context: inout Context
  ) -> Bool {
    do {
      let call = try request.call(with: values)
      errands.append(Errand(ask: context.ask(.http(call)), kind: kind))
      return true
    } catch {
      context.note(.requestNotMade(error))
      return false
    }
  }

  // MARK: Answers

  private mutating func answered(_ id: AskID, _ context: inout Context) {
    guard let errand = errand(id), case .http(let reply)? = context.reply(to: id),
      let derivation = derivation(
        of: reply, to: errand, context.orders, at: context.now)
    else { return }
    note(derivation, &context)
    switch (errand.kind, derivation.answer) {
    case (.creation(let id), .order(let options)):
      let order = context.adopt(options)
      respond(.order(order), to: id, &context, because: .orderFromServer)
    case (.status(let id, _), .status(let result)): respond(.status(result), to: id, &context)
    case (.creation(let id), .failure(let failure)), (.status(let id, _), .failure(let failure)):
      respond(.failure(failure), to: id, &context)
    case (.notify(let notify, _), .notify(let accepted)):
      answer(notify, accepted: accepted, &context, because: .notifyAnswered)
    // Who says nothing refuses nothing; the channel's schedule goes on.
    case (.notify, _): break
    case (.creation, _), (.status, _): break
    }
  }

  /// Says once what is wrong, not at every poll.
  private mutating func note(_ derivation: Derivation, _ context: inout Context) {
    let finding = derivation.finding
    if let finding, finding != lastFailure { context.note(finding) }
    lastFailure = finding
  }

  private func respond(
    _ response: Response, to id: RequestID, _ context: inout Context, because rule: Rule? = nil
  ) {
    context.send(.response(id, response), to: .frontend, because: rule)
  }

  private func answer(
    _ notify: Notify, accepted: Bool, _ context: inout Context, because rule: Rule? = nil
  ) {
    context.send(.notifyAnswer(notify, accepted: accepted), to: .channel, because: rule)
  }

  private func errand(_ id: AskID) -> Errand? { errands.last { $0.ask == id } }

  // MARK: Explaining

  /// How the answer to `ask` came to mean what it meant; nil where it is none of this party's, or
  /// not answered yet.
  public func derivation(of ask: Ask, _ orders: OrderTable) -> Derivation? {
    guard let errand = errand(ask.id), case .http(let reply)? = ask.reply,
      let instant = ask.answeredAt
    else { return nil }
    return derivation(of: reply, to: errand, orders, at: instant)
  }

  private func derivation(
    of reply: HTTPReply, to errand: Errand, _ orders: OrderTable, at instant: Instant
  ) -> Derivation? {
    switch errand.kind {
    case .creation: return .creation(of: reply, by: profile)
    case .status(_, let order):
      let expiresAt = orders[order].identity.expiresAt ?? .max
      return .status(of: reply, by: profile, isExpired: expiresAt <= instant.seconds)
    case .notify(let notify, let acceptance):
      return .notify(of: reply, by: acceptance, from: notify.channel)
    }
  }
}
