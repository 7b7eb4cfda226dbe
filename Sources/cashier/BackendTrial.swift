import Documents
import MerchantBackend
import Outside
import Payment
import RemoteBackend
import TTPay
import Walk

/// What came of trying a backend out: an order is created and then queried.
struct BackendTrial {
  struct Step {
    enum Name: String {
      case create, query
    }

    let name: Name
    /// Nil where the request could not be made.
    var call: HTTPCall?
    var reply: HTTPReply?
    var derivation: Derivation?
    /// What is wrong, the worst first.
    var findings: [Finding] = []
  }

  var steps: [Step] = []
  /// The order that was created.
  var order: Order?

  /// The first thing to fix.
  var fix: Finding? {
    steps.lazy.compactMap { step in step.findings.first { $0.level == .error } }.first
  }

  /// - Parameter now: in seconds since 1970.
  static func run(
    _ profile: BackendProfile, with client: MerchantClient, secret: AppSecret?,
    merchant: MerchantIdentity?, now: Int64
  ) async -> BackendTrial {
    var trial = BackendTrial()
    var create = Step(name: .create)
    do {
      let call = try profile.call(
        creating: RemoteBackend.Purchase(BackendSettings()), as: "C\(now)T1")
      await create.perform(call, with: client) { .creation(of: $0, by: profile) }
    } catch {
      create.findings = [error.finding.asError]
    }
    if case .order(let options)? = create.derivation?.answer {
      let order = Order.adopted(
        options, sign: OrderSignature.verify(options.order, secret: secret), merchant: merchant,
        origin: .backend)
      var registry = OrderRegistry()
      create.findings = OrderCheck.inOrder(
        order.findings + registry.admit(order.identity, now: now, remember: false))
      trial.order = order
    }
    trial.steps.append(create)
    guard let order = trial.order else { return trial }

    var query = Step(name: .query)
    do {
      let call = try profile.call(querying: order)
      let isExpired = (order.identity.expiresAt ?? .max) <= now
      await query.perform(call, with: client) {
        .status(of: $0, by: profile, isExpired: isExpired)
      }
    } catch {
      query.findings = [error.finding.asError]
    }
    if case .status(let code)? = query.derivation?.answer, code != .unknown {
      query.findings.append(
        Finding(code: "fresh-order-not-open", level: .error, values: ["\(code.rawValue)"]))
    }
    if !profile.query.table.canSayPaid {
      query.findings.append(Finding(code: "table-never-paid", level: .error))
    }
    trial.steps.append(query)
    return trial
  }
}

extension BackendTrial.Step {
  fileprivate mutating func perform(
    _ call: HTTPCall, with client: MerchantClient, _ derive: (HTTPReply) -> Derivation
  ) async {
    let reply = await client.perform(call)
    let derivation = derive(reply)
    self.call = call
    self.reply = reply
    self.derivation = derivation
    if let finding = derivation.finding { findings = [finding.asError] }
  }
}

extension Finding {
  /// In a walk the poll goes on; here it is the answer.
  fileprivate var asError: Finding {
    Finding(code: code, level: .error, field: field, values: values)
  }
}
