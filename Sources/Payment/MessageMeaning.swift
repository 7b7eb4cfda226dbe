import Documents
import TTPay

extension Message {
  /// What the message is, in a sentence for people who see it for the first time.
  public var meaning: Bilingual {
    switch self {
    case .act, .timer, .answered: Bilingual(zh: "", en: "")
    case .buy: Bilingual(zh: "用户在小程序里提交订单。", en: "The payer submits the order in the mini-program.")
    case .payAgain:
      Bilingual(zh: "用户再次支付同一笔订单。", en: "The payer pays the same order again.")
    case .showPage: Bilingual(zh: "小程序切换了页面。", en: "The mini-program shows another page.")
    case .request(_, .createOrder):
      Bilingual(zh: "小程序请商户后端创建订单。", en: "The mini-program asks its backend to create the order.")
    case .request(_, .orderStatus(_, .getOrderStatus)):
      Bilingual(
        zh: "getOrderStatus 向商户后端查询订单。",
        en: "getOrderStatus asks the merchant's backend about the order.")
    case .request(_, .orderStatus(_, .poll)):
      Bilingual(
        zh: "success 之后的轮询：向商户后端查询订单。",
        en: "The poll after success: the mini-program asks its backend about the order.")
    case .request(_, .orderStatus(_, .launch)):
      Bilingual(
        zh: "小程序重新打开，先查询未完成的订单。",
        en: "Opened again, the mini-program asks about its open order first.")
    case .response(_, .order):
      Bilingual(zh: "商户后端返回签名后的 orderInfo。", en: "The backend returns the signed orderInfo.")
    case .response(_, .status(let result)):
      Bilingual(
        zh: "商户后端的回答：\(result.text.zh)。", en: "The backend's answer: \(result.text.en).")
    case .response(_, .failure):
      Bilingual(zh: "请求失败，没有可用的应答。", en: "The request failed: there is no usable answer.")
    case .pay: Bilingual(zh: "小程序调用 tt.pay。", en: "The mini-program calls tt.pay.")
    case .getOrderStatus:
      Bilingual(
        zh: "收银台向小程序查询这笔订单的状态。", en: "The cashier asks the mini-program what became of the order.")
    case .settled(_, .rejected):
      Bilingual(zh: "Promise 被 reject。", en: "The promise is rejected.")
    case .settled: Bilingual(zh: "Promise 有了结果。", en: "The promise resolves.")
    case .success(let result):
      Bilingual(
        zh: "收银台回调 success：\(result.text.zh)。它本身不代表已付款。",
        en: "The cashier calls success: \(result.text.en). By itself it proves no payment.")
    case .fail:
      Bilingual(zh: "收银台回调 fail：没能拉起。", en: "The cashier calls fail: it could not be raised.")
    case .complete: Bilingual(zh: "收银台回调 complete。", en: "The cashier calls complete.")
    case .launch:
      Bilingual(zh: "小程序冷启动：App.onLaunch。", en: "The mini-program starts anew: App.onLaunch.")
    case .sheet(.choosing):
      Bilingual(zh: "收银台让用户选择支付方式。", en: "The sheet lets the payer choose a channel.")
    case .sheet(.querying):
      Bilingual(zh: "收银台显示“查询支付结果…”。", en: "The sheet shows 查询支付结果… while it asks.")
    case .sheet(.toast):
      Bilingual(zh: "收银台显示订单错误。", en: "The cashier shows that the order is wrong.")
    case .sheet(.closed): Bilingual(zh: "收银台关闭。", en: "The sheet is gone.")
    case .choose(let channel):
      Bilingual(
        zh: "用户选择\(channel.name.zh)并确认。", en: "The payer chooses \(channel.name.en) and confirms.")
    case .closeSheet: Bilingual(zh: "用户点 × 关闭收银台。", en: "The payer closes the sheet by its ×.")
    case .backGesture:
      Bilingual(zh: "用户用返回手势离开收银台。", en: "The payer leaves the sheet by the back gesture.")
    case .relaunch: Bilingual(zh: "用户重新打开小程序。", en: "The payer opens the mini-program again.")
    case .open(.wechat, _):
      Bilingual(zh: "收银台打开 wx_url，交给微信。", en: "The cashier opens wx_url and hands over to WeChat.")
    case .open(.alipay, _):
      Bilingual(zh: "收银台把 alipay_url 交给支付宝。", en: "The cashier hands alipay_url over to Alipay.")
    case .returned(.wechat, _):
      Bilingual(zh: "用户从微信返回，未携带支付结果。", en: "The payer comes back from WeChat, with no result.")
    case .returned(.alipay, _):
      Bilingual(zh: "支付宝带着 resultStatus 返回。", en: "Alipay comes back with its resultStatus.")
    case .app(_, .confirm):
      Bilingual(zh: "渠道 App 显示付款页。", en: "The channel's app shows its payment page.")
    case .app(_, .failed):
      Bilingual(zh: "这次付款没有成功，可以重试。", en: "The payment did not go through; it can be tried again.")
    case .app(_, .paid): Bilingual(zh: "已扣款。", en: "The money has been taken.")
    case .app(_, .refused):
      Bilingual(zh: "渠道 App 拒绝了这次付款。", en: "The channel's app refuses the payment.")
    case .app(_, .closed): Bilingual(zh: "用户离开渠道 App。", en: "The payer leaves the channel's app.")
    case .confirmPayment: Bilingual(zh: "用户确认付款。", en: "The payer confirms the payment.")
    case .cancelPayment: Bilingual(zh: "用户取消付款。", en: "The payer cancels.")
    case .failPayment: Bilingual(zh: "用户付款未成功。", en: "The payer's payment is declined.")
    case .leaveApp: Bilingual(zh: "用户没有付款就切回小程序。", en: "The payer goes back without paying.")
    case .killApp: Bilingual(zh: "用户杀掉了 App。", en: "The payer kills the app.")
    case .returnToMerchant:
      Bilingual(zh: "用户点“返回商家”。", en: "The payer taps “back to the merchant”.")
    case .notify(let notify) where notify.isForged:
      Bilingual(
        zh: "有人冒充渠道发来通知，签名不对。",
        en: "Somebody else sends a notify in the channel's name; its sign is wrong.")
    case .notify(let notify) where notify.says != .paid:
      Bilingual(
        zh: "渠道服务器的一条迟到的通知：当时还没有付款。",
        en: "A notify that comes too late: it tells of a time before the payment.")
    case .queryTrade:
      Bilingual(
        zh: "商户后端直接向渠道查询这笔交易。", en: "The backend asks the channel itself about the payment.")
    case .closeTrade:
      Bilingual(
        zh: "商户后端请渠道关闭交易，此后无法再付款。",
        en: "The backend has the channel close the trade: nobody can pay it any more.")
    case .tradeState:
      Bilingual(zh: "渠道告诉商户后端交易状态。", en: "The channel tells the backend how it stands.")
    case .notify:
      Bilingual(
        zh: "渠道服务器通知商户：已付款。", en: "The channel's server tells the merchant about the payment.")
    case .call:
      Bilingual(zh: "商户后端调用渠道的接口。", en: "The merchant's server calls the channel's.")
    case .callAnswer:
      Bilingual(zh: "渠道的服务器应答商户后端。", en: "The channel's server answers the merchant's.")
    case .notifyAnswer(_, true): Bilingual(zh: "商户已受理通知。", en: "The merchant has taken the notify.")
    case .notifyAnswer(_, false):
      Bilingual(zh: "商户拒绝了通知，渠道会重发。", en: "The merchant refuses the notify; it will be sent again.")
    }
  }
}
