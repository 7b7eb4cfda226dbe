import Channels
import Outside
import Simulation
import Synchronization

/// Tells merchants of payments on the channels' schedules, until they take it in.
final class Courier: Sendable {
  /// From paying to the first try: as in a walk.
  static let firstDelay = TimeSpan.milliseconds(300)

  private let book: OrderStore
  private let client: NotifyClient
  private let keys: @Sendable () async -> ChannelKeys?
  private let clock: @Sendable () -> Instant
  private let observe: @Sendable (ServerEvent) -> Void
  private let rounds = Mutex<[TradeName: Task<Void, Never>]?>([:])

  init(
    book: OrderStore, client: NotifyClient, keys: @escaping @Sendable () async -> ChannelKeys?,
    clock: @escaping @Sendable () -> Instant, observe: @escaping @Sendable (ServerEvent) -> Void
  ) {
    self.book = book
    self.client = client
    self.keys = keys
    self.clock = clock
    self.observe = observe
  }

  /// Goes on with what was on its schedule when the program ended.
  func resume() async {
    for trade in (try? await book.untoldTrades(limit: 1_000)) ?? [] { start(trade) }
  }

  /// Tells of a payment, now or when the next try is due.
  func start(_ trade: Trade) {
    rounds.withLock { rounds in
      guard rounds != nil, rounds?[trade.name] == nil else { return }
      rounds?[trade.name] = Task { [self] in
        await run(trade)
        _ = self.rounds.withLock { $0?.removeValue(forKey: trade.name) }
      }
    }
  }

  /// Ends all rounds; what is due stands in the book.
  func stop() async {
    let tasks = rounds.withLock { rounds in
      defer { rounds = nil }
      return rounds.map { Array($0.values) } ?? []
    }
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
    await client.shutdown()
  }

  private func run(_ trade: Trade) async {
    var trade = trade
    while trade.isUntold, let due = trade.notifyDue {
      let wait = due - clock()
      if wait > .zero {
        // Until the schedule says so, or the server stops.
        guard (try? await Task.sleep(for: .microseconds(wait.microseconds))) != nil else { return }
      }
      guard !Task.isCancelled, let told = await deliver(trade) else { return }
      trade = told
    }
  }

  /// One try; the trade after it, or nil where that could not be written.
  private func deliver(_ trade: Trade) async -> Trade? {
    guard let notify = trade.notify(at: clock()), let keys = await keys() else { return nil }
    let delivery = await client.deliver(notify, signedWith: keys)
    let now = clock()
    guard !Task.isCancelled else { return nil }
    let told = try? await book.trade([trade.name]) { found -> Trade? in
      found?.notifies += 1
      found?.notifyTriedAt = now
      if delivery.isTaken { found?.notifyTakenAt = now }
      return found
    }
    observe(
      .notified(
        notify, order: trade.outTradeNo, attempt: trade.notifies + 1, delivery, at: now))
    return told ?? nil
  }
}

extension Trade {
  /// When the next try is due.
  fileprivate var notifyDue: Instant? {
    guard notifies > 0, let last = notifyTriedAt else {
      return paidAt.map { $0 + Courier.firstDelay }
    }
    let schedule = channel.notifySchedule
    return notifies <= schedule.count ? last + schedule[notifies - 1] : nil
  }
}
