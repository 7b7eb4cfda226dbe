import Channels
import Documents
import Payment
import Simulation
import TTPay
import Terminal
import Walk

/// What comes to the channels from outside while the walk is on the screen.
extension Model {
  mutating func answer(_ call: ChannelCall) -> ChannelAnswer? {
    defer { catchUp() }
    let answer = inPresent { $0.answerNow(call) }
    if !isStill { takeUpOffer() }
    return answer
  }

  private mutating func answerNow(_ call: ChannelCall) -> ChannelAnswer? {
    switch call {
    case .request(let request):
      return walk.enter(request).map { .reply($0) }
    case .open(let link): return .opened(look(at: link))
    case .act(let act, let link):
      guard isOnThePhone(link) else { return .opened(Self.elsewhere) }
      perform(act, link.channel)
      return .opened(look(at: link))
    }
  }

  /// Who ordered at WeChat out of the blue wants to see the payment.
  mutating func takeUpOffer() {
    guard !walk.backend.offered.isEmpty, !isPaused, !walk.isPaymentUnderWay else { return }
    walk.startPayment()
    lanes.follow()
    walk.advance(to: walk.now)
  }

  private func look(at link: PaymentLink) -> OpenedLink {
    guard let trade = walk.context.trades.find(link.names) else {
      return link.channel == .alipay ? Self.elsewhere : .unknown
    }
    return trade.status == .open && link.channel == .wechat && !trade.isURLOpen(at: walk.now)
      ? .expired : .trade(trade)
  }

  private static let elsewhere = OpenedLink.refused(
    code: "not-on-the-phone",
    text: Bilingual(
      zh: "请在终端的 cashier 中操作：手机上现在不是这笔订单",
      en: "Do it in the terminal: the phone there is not at this order now"))

  /// Whether the payer's phone has come to where the link leads, or can be brought there.
  private func isOnThePhone(_ link: PaymentLink) -> Bool {
    guard let order = walk.cashier.order else { return false }
    return walk.context.orders[order].tradeNames(link.channel).contains { link.names.contains($0) }
  }

  /// The browser does what the payer would do on the phone.
  private mutating func perform(_ act: PagePayment, _ channel: Channel) {
    if case .sheet(.choosing) = walk.payer.screen {
      guard act == .pay else { return }
      arrive(walk.perform(channel == .wechat ? .wechat : .alipay))
    }
    guard case .app(channel, .confirm) = walk.payer.screen else { return }
    arrive(walk.perform(act == .pay ? .pay : .cancel))
  }

  private mutating func arrive(_ isDone: Bool) {
    if isDone { walk.advance(to: walk.now) }
  }
}
