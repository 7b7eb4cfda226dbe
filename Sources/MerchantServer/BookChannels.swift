import Channels
import Documents
import Outside
import Simulation
import TTPay

/// The channels of `merchant serve`: their trades are in the book, and a courier tells of payments.
struct BookChannels: ChannelHost {
  let book: OrderStore
  let courier: Courier
  let keyring: @Sendable () async -> ChannelKeys?
  let clock: @Sendable () -> Instant

  var hasTerminal: Bool { false }

  func keys() async -> ChannelKeys? { await keyring() }

  func answer(_ request: ChannelRequest) async -> ChannelReply? {
    let now = clock()
    return try? await book.trade(ChannelServer.names(in: request)) {
      ChannelServer.answer(request, about: &$0, at: now)
    }
  }

  func open(_ link: PaymentLink) async -> OpenedLink { await look(at: link) { _, _ in } }

  func act(_ act: PagePayment, on link: PaymentLink) async -> OpenedLink {
    let opened = await look(at: link) { trade, now in
      if act == .pay { _ = trade.pay(at: now) }
    }
    if act == .pay, case .trade(let trade) = opened, trade.isUntold { courier.start(trade) }
    return opened
  }

  private func look(
    at link: PaymentLink, _ change: @escaping @Sendable (inout Trade, Instant) -> Void
  ) async -> OpenedLink {
    let now = clock()
    let opened = try? await book.trade(link.names) { found -> OpenedLink in
      switch link {
      case .prepay:
        guard let trade = found else { return .unknown }
        if trade.status == .open, !trade.isURLOpen(at: now) { return .expired }
      case .orderString(let parameters, let sign):
        if let refusal = ChannelServer.open(parameters, sign, about: &found, at: now) {
          return .refused(code: refusal.code, text: Bilingual(zh: refusal.text, en: refusal.text))
        }
      }
      guard var trade = found else { return .unknown }
      change(&trade, now)
      found = trade
      return .trade(trade)
    }
    return opened ?? .failed
  }
}
