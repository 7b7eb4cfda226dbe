import TTPay

/// Everything one party can say to another. Small and trivially copied: orders travel as handles.
public enum Message: Hashable, Sendable {
  // user → user: the person's act, before it becomes a message to somebody.
  case act(UserAct)
  // A party's own timer.
  case timer(TimerName)
  // The outside world has answered what a party asked.
  case answered(AskID)

  // user ↔ frontend
  case buy
  case payAgain
  case showPage(Page)

  // frontend ↔ backend
  case request(RequestID, Request)
  case response(RequestID, Response)

  // frontend ↔ cashier: the mini-program API itself
  case pay(PayCall)
  case getOrderStatus(call: UInt16, OrderID)
  case settled(call: UInt16, Settlement)
  case success(PayResult)
  case fail(PayFailure)
  case complete(Completion)
  case launch

  // user ↔ cashier
  case sheet(Sheet)
  case choose(Channel)
  case closeSheet
  case backGesture
  case relaunch

  // cashier ↔ channel
  case open(Channel, OrderID)
  case returned(Channel, AlipayResult?)

  // user ↔ channel
  case app(Channel, AppPage)
  case confirmPayment
  case cancelPayment
  case failPayment(PaymentFailure)
  case leaveApp
  case killApp
  case returnToMerchant

  // channel ↔ backend
  case notify(Notify)
  case notifyAnswer(Notify, accepted: Bool)
  /// The backend asks the channel itself (WeChat's orderquery, Alipay's trade.query) …
  case queryTrade(OrderID)
  /// … or wants the trade closed, so that nobody can pay it any more …
  case closeTrade(OrderID)
  /// … and hears how it stands.
  case tradeState(OrderID, TradeState)
  case call(CallID)
  case callAnswer(CallID)
}
