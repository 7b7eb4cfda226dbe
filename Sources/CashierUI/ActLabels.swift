import Documents
import Payer
import Payment
import TTPay

extension UserAct {
  /// What the phone's button says.
  func label(on screen: Payer.Screen) -> Bilingual {
    switch self {
    case .buy: Bilingual(zh: "提交新订单", en: "Place an order")
    case .wechat: Channel.wechat.name
    case .alipay: Channel.alipay.name
    case .close: Bilingual(zh: "关闭 ×", en: "Close ×")
    case .back: Bilingual(zh: "返回手势", en: "Back gesture")
    case .pay: Bilingual(zh: "确认付款", en: "Pay")
    case .cancel: Bilingual(zh: "取消支付", en: "Cancel")
    case .wrongPassword: Bilingual(zh: "输错密码", en: "Wrong password")
    case .noBalance: Bilingual(zh: "余额不足", en: "Not enough balance")
    case .leave: Bilingual(zh: "不付款，切回小程序", en: "Leave without paying")
    case .payAndKill: Bilingual(zh: "付款后立刻杀掉 App", en: "Pay, then kill the app")
    case .kill: Bilingual(zh: "杀掉 App", en: "Kill the app")
    case .return:
      if case .app(_, .refused) = screen {
        Bilingual(zh: "返回小程序", en: "Back to the mini-program")
      } else if case .app(.wechat, _) = screen {
        Bilingual(zh: "完成", en: "Done")
      } else {
        Bilingual(zh: "返回商家", en: "Back to the merchant")
      }
    case .reopen: Bilingual(zh: "重新打开小程序", en: "Reopen the mini-program")
    case .newPayment: Bilingual(zh: "新的支付", en: "A new payment")
    case .payAgain: Bilingual(zh: "继续支付这笔订单", en: "Pay this order again")
    }
  }
}
