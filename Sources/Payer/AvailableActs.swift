import Payment
import TTPay

extension Payer {
  /// What the payer can do now, the likeliest first.
  public var acts: [UserAct] {
    switch screen {
    case .home: [.reopen]
    case .sheet(.choosing(let wechat, let alipay, let preselected)):
      channels(wechat, alipay, preselected) + [.close, .back]
    case .sheet: [.close, .back]
    case .app(_, .confirm), .app(_, .failed):
      [.pay, .cancel, .wrongPassword, .noBalance, .leave, .payAndKill, .kill]
    case .app(_, .paid): [.return, .kill]
    case .app(_, .refused): [.return]
    case .app(_, .closed): []
    case .miniProgram(let page): Self.acts(on: page)
    }
  }

  /// Whether the payer can do so now.
  public func can(_ act: UserAct) -> Bool { acts.contains(act) }

  private func channels(_ wechat: Bool, _ alipay: Bool, _ preselected: Channel) -> [UserAct] {
    let offered: [UserAct] = (wechat ? [.wechat] : []) + (alipay ? [.alipay] : [])
    return preselected == .alipay ? offered.reversed() : offered
  }

  static func acts(on page: Page) -> [UserAct] {
    switch page {
    case .checkout, .orderingFailed: [.buy]
    case .ordering, .confirming, .checkingOpenOrder: []
    case .paying: [.payAgain, .reopen]
    case .openOrder(.unknown): [.payAgain, .reopen, .buy]
    case .openOrder(.failed): [.payAgain, .buy]
    case .openOrder: [.buy]
    case .result(.cancelled), .result(.notPaid(.failed)): [.payAgain, .buy]
    case .result(.unconfirmed): [.reopen]
    case .result: [.buy]
    }
  }
}

extension Page {
  /// It has a button to pay an order that has been through tt.pay once more.
  public var offersPaymentAgain: Bool { Payer.acts(on: self).contains(.payAgain) }
}
