import Channels
import Documents
import MerchantBackend
import OrderBook
import Outside
import Simulation
import TTPay

/// The merchant behind the routes: makes and signs orders, and changes them in the book.
///
/// Nothing is answered before it is safely written.
struct Merchant: Sendable {
  let book: OrderStore
  let secret: AppSecret
  /// Nil where there are none.
  let keys: @Sendable () async -> ChannelKeys?
  /// Where the channels and this merchant are reached.
  let address: ServerAddress
  /// What an order is where its request does not say.
  let usual: BackendSettings
  let clock: @Sendable () -> Instant
  private let numbers = OrderNumbers()

  init(
    book: OrderStore, secret: AppSecret, keys: @escaping @Sendable () async -> ChannelKeys?,
    address: ServerAddress, usual: BackendSettings,
    clock: @escaping @Sendable () -> Instant
  ) {
    self.book = book
    self.secret = secret
    self.keys = keys
    self.address = address
    self.usual = usual
    self.clock = clock
  }

  /// What asked for a change: it stands in the order's events, and repeats are known by it.
  struct Cause: Sendable {
    let message: String
    let idempotency: Idempotency?
  }

  /// A new order: its number, and its signed orderInfo as JSON.
  struct Creation {
    let outOrderNo: String
    let info: String
  }

  func create(_ settings: BackendSettings, _ cause: Cause) async throws(Problem) -> Creation {
    for attempt in 0..<16 {
      // The book answers for each key what it answered first, a number that is taken as well.
      let cause = attempt == 0 ? cause : cause.followUp("number \(attempt)")
      let now = clock()
      let info = try await orderInfo(settings, at: now)
      let text = info.json()
      let request = BookRequest.create(
        outOrderNo: info.outOrderNo, info: text, amount: settings.totalAmount,
        expiresAt: info.expiresAt)
      async let obstacle = unify(settings, info, at: now)
      let reply = await perform(request, cause, at: now)
      if let obstacle = await obstacle { throw obstacle }
      switch reply {
      case .order(let order, _):
        if order.outOrderNo == info.outOrderNo {
          return Creation(outOrderNo: order.outOrderNo, info: text)
        }
        // The same request has come before: this is the order that it made.
        return Creation(
          outOrderNo: order.outOrderNo, info: try await stored(order.outOrderNo).info)
      case .numberTaken: numbers.leap()
      case let reply: throw Problem(reply, of: info.outOrderNo)
      }
    }
    throw Problem(.bookFailed, zh: "找不到空闲的订单号", en: "no free order number was found")
  }

  private func orderInfo(
    _ settings: BackendSettings, at now: Instant
  ) async throws(Problem) -> OrderInfo {
    let number = numbers.next()
    let hosts = BackendSettings.Hosts(wechat: address.base, merchant: address.base)
    guard settings.channels.contains(.alipay) else {
      return signed(settings.orderInfo(number: number, at: now, hosts: hosts) { _ in "" })
    }
    guard let key = await keys()?.alipay.app else { throw .noKeys }
    // A signature takes 700 µs: not on the thread that answers everybody.
    return await Task.detached {
      signed(
        settings.orderInfo(number: number, at: now, hosts: hosts) {
          AlipaySignature.sign($0, key: key)
        })
    }.value
  }

  private func signed(_ info: OrderInfo) -> OrderInfo {
    var info = info
    info.set("sign", OrderSignature.sign(info, secret: secret))
    return info
  }

  /// Asks our WeChat for what wx_url opens, a unified order; tells why there is none.
  private func unify(
    _ settings: BackendSettings, _ info: OrderInfo, at now: Instant
  ) async -> Problem? {
    guard settings.channels.contains(.wechat) else { return nil }
    let message = WeChatMessage([
      .init("appid", Self.wechatAppID), .init("mch_id", settings.merchantID),
      .init("nonce_str", info.outOrderNo), .init("body", settings.subject),
      .init("out_trade_no", info.outOrderNo), .init("total_fee", "\(settings.totalAmount)"),
      .init("spbill_create_ip", "127.0.0.1"), .init("trade_type", "MWEB"),
      .init("notify_url", address.base + NotifyRoutes.wechatPath),
    ])
    let request = ChannelRequest(
      .wechat(.unifiedOrder, message, sign: .right), base: address.base)
    do {
      _ = try await book.trade(ChannelServer.names(in: request)) {
        ChannelServer.answer(request, about: &$0, at: now)
      }
      return nil
    } catch {
      return Problem(.bookFailed, error.message)
    }
  }

  /// This merchant's at WeChat.
  static let wechatAppID = "wx0000000000000001"

  func order(_ number: String) async throws(Problem) -> MerchantOrder {
    let cause = Cause(message: "", idempotency: nil)
    switch await perform(.status(outOrderNo: number), cause, at: clock()) {
    case .order(let order, _): return order
    case let reply: throw Problem(reply, of: number)
    }
  }

  private func stored(_ number: String) async throws(Problem) -> StoredOrder {
    let found: StoredOrder?
    do {
      found = try await book.stored(number)
    } catch {
      throw Problem(.bookFailed, error.message)
    }
    guard let found else { throw Problem(unknownOrder: number) }
    return found
  }

  /// One page, the newest first; one order more than `limit` where there are more pages.
  func page(_ query: ListQuery) async throws(Problem) -> [StoredOrder] {
    do {
      return try await book.list(
        status: query.status, limit: query.limit + 1, before: query.before)
    } catch {
      throw Problem(.bookFailed, error.message)
    }
  }

  func check() async throws(Problem) {
    do {
      try await book.check()
    } catch {
      throw Problem(.bookFailed, error.message)
    }
  }

  // MARK: Changes

  /// An order after a change, and what became of the change.
  struct Result {
    let order: MerchantOrder
    let outcome: ChangeOutcome
  }

  /// Throws a problem where the order does not change.
  func change(
    _ number: String, _ change: OrderChange, _ cause: Cause
  ) async throws(Problem) -> Result {
    guard let result = try await changeIfKnown(number, change, cause) else {
      throw Problem(unknownOrder: number)
    }
    return result
  }

  /// Nil where there is no such order; a payment is kept for it then.
  func changeIfKnown(
    _ number: String, _ change: OrderChange, _ cause: Cause
  ) async throws(Problem) -> Result? {
    switch await perform(.change(outOrderNo: number, change), cause, at: clock()) {
    case .order(let order, .refused(let refusal)): throw Problem(refusal, of: change, order)
    case .order(let order, let outcome): return Result(order: order, outcome: outcome)
    case .unknownOrder: return nil
    case let reply: throw Problem(reply, of: number)
    }
  }

  /// Money goes back at once, as far as anybody can see.
  func refund(
    _ number: String, _ refund: RefundSubmission, _ cause: Cause
  ) async throws(Problem) -> (result: Result, refundNo: String) {
    let refundNo = refund.number ?? "R\(clock().microseconds)N\(numbers.next())"
    let begun = try await change(
      number,
      .refund(number: refundNo, amount: refund.amount, transaction: refund.transaction), cause)
    // Where the request has come before, the number that was drawn then counts.
    let made =
      begun.outcome == .changed ? begun.order.refunds.last?.number ?? refundNo : refundNo
    let done = try await change(number, .refundDone(number: made), cause.followUp("done"))
    return (Result(order: done.order, outcome: begun.outcome), made)
  }

  /// Finishes the refunds that were begun when the program was killed.
  func finishRefunds() async throws(Problem) {
    var before: Int64?
    while true {
      let page: [StoredOrder]
      do {
        page = try await book.list(status: .refunding, limit: 200, before: before)
      } catch {
        throw Problem(.bookFailed, error.message)
      }
      guard let last = page.last else { return }
      for order in page.map(\.order) {
        for refund in order.refunds where refund.doneAt == nil {
          _ = try await change(
            order.outOrderNo, .refundDone(number: refund.number),
            Cause(message: "server started", idempotency: nil))
        }
      }
      before = last.sequence
    }
  }

  private func perform(
    _ request: BookRequest, _ cause: Cause, at now: Instant
  ) async -> BookReply {
    await book.perform(
      request, by: "server", because: cause.message, at: now, idempotency: cause.idempotency)
  }
}

extension Merchant.Cause {
  /// The second effect of one request. A tab is in no client's key.
  func followUp(_ word: String) -> Self {
    Self(
      message: message,
      idempotency: idempotency.map {
        Idempotency(key: $0.key + "\t" + word, fingerprint: $0.fingerprint)
      })
  }
}
