import Documents
import TTPay

extension Message {
  /// The few words that stand on the message's arrow.
  public var label: Bilingual {
    switch self {
    case .act(let act): same(act.rawValue)
    case .timer(let timer): same(timer.kind.name)
    case .answered: same("answered")
    case .buy: Bilingual(zh: "提交订单", en: "submit order")
    case .payAgain: Bilingual(zh: "再次支付", en: "pay again")
    case .showPage(let page):
      Bilingual(zh: "页面：\(page.title.zh)", en: "page: \(page.title.en)")
    case .request(_, .createOrder): same("createOrder")
    case .request(let id, .orderStatus): same("orderStatus #\(id)")
    case .response(_, .order): same("orderInfo")
    case .response(let id, .status(let result)): same("#\(id) code \(result.rawValue)")
    case .response(let id, .failure(let failure)):
      Bilingual(zh: "#\(id) \(failure.text.zh)", en: "#\(id) \(failure.text.en)")
    case .pay(let call):
      same(call.service == Service.none ? "tt.pay" : "tt.pay service \(call.service)")
    case .getOrderStatus: same("getOrderStatus")
    case .settled(_, .code(let code)): same("resolve {code: \(code)}")
    case .settled(_, .number(let number)): same("resolve \(number)")
    case .settled(_, .undefined): same("resolve undefined")
    case .settled(_, .rejected): same("reject")
    case .success(let code): same("success {code: \(code.rawValue)}")
    case .fail(let failure): same("fail \(failure.errMsg)")
    case .complete: same("complete")
    case .launch: same("onLaunch")
    case .sheet(.choosing): Bilingual(zh: "弹出收银台", en: "sheet rises")
    case .sheet(.querying): Bilingual(zh: "查询支付结果…", en: "asking…")
    case .sheet(.toast(let code)):
      Bilingual(zh: "提示 \(code.rawValue)", en: "toast \(code.rawValue)")
    case .sheet(.closed): Bilingual(zh: "收银台关闭", en: "sheet closes")
    case .choose(.wechat): Bilingual(zh: "选微信支付", en: "choose WeChat")
    case .choose(.alipay): Bilingual(zh: "选支付宝", en: "choose Alipay")
    case .closeSheet: Bilingual(zh: "点 × 关闭", en: "close ×")
    case .backGesture: Bilingual(zh: "返回手势", en: "back gesture")
    case .relaunch: Bilingual(zh: "重新打开小程序", en: "reopen")
    case .open(.wechat, _): same("mweb_url")
    case .open(.alipay, _): same("alipay_url")
    case .returned(_, nil): Bilingual(zh: "返回", en: "returns")
    case .returned(_, let result?): same("resultStatus \(result.rawValue)")
    case .app(_, let page): page.label
    case .confirmPayment: Bilingual(zh: "确认付款", en: "pay")
    case .cancelPayment: Bilingual(zh: "取消", en: "cancel")
    case .failPayment(.wrongPassword): Bilingual(zh: "输错密码", en: "mistypes password")
    case .failPayment(.insufficientBalance): Bilingual(zh: "余额不足", en: "no balance")
    case .leaveApp: Bilingual(zh: "未付款离开", en: "leave unpaid")
    case .killApp: Bilingual(zh: "杀掉 App", en: "kill app")
    case .returnToMerchant: Bilingual(zh: "返回商家", en: "back to merchant")
    case .notify(let notify): notify.label
    case .notifyAnswer(_, true): same("success")
    case .notifyAnswer(_, false): same("FAIL")
    case .queryTrade: Bilingual(zh: "查询交易", en: "query trade")
    case .closeTrade: Bilingual(zh: "关闭交易", en: "close trade")
    case .tradeState(_, let state): state.label
    case .call: same("call")
    case .callAnswer: same("answer")
    }
  }
}

private func same(_ text: String) -> Bilingual { Bilingual(zh: text, en: text) }

extension Notify {
  fileprivate var label: Bilingual {
    let kind: Bilingual? =
      switch says {
      case .paid: isForged ? Bilingual(zh: "伪造", en: "forged") : nil
      case .failed: Bilingual(zh: "支付失败", en: "failed")
      case .waiting: Bilingual(zh: "待付款", en: "waiting")
      case .closed: Bilingual(zh: "已关闭", en: "closed")
      }
    guard let kind else { return Bilingual(zh: "通知 #\(attempt)", en: "notify #\(attempt)") }
    return Bilingual(
      zh: "通知 #\(attempt)（\(kind.zh)）", en: "notify #\(attempt) (\(kind.en))")
  }
}

extension TradeState {
  fileprivate var label: Bilingual {
    switch self {
    case .notPaid: Bilingual(zh: "未支付", en: "not paid")
    case .paying: Bilingual(zh: "用户支付中", en: "user paying")
    case .paid: Bilingual(zh: "已支付", en: "paid")
    case .closed: Bilingual(zh: "已关闭", en: "closed")
    case .unknown: Bilingual(zh: "状态未知", en: "unknown")
    case .busy: Bilingual(zh: "系统繁忙", en: "busy")
    }
  }
}

extension AppPage {
  fileprivate var label: Bilingual {
    switch self {
    case .confirm: Bilingual(zh: "付款页", en: "payment page")
    case .failed(.wrongPassword): Bilingual(zh: "密码错误", en: "wrong password")
    case .failed(.insufficientBalance): Bilingual(zh: "余额不足", en: "no balance")
    case .paid: Bilingual(zh: "支付成功", en: "paid")
    case .refused(.alreadyPaid): Bilingual(zh: "已支付过", en: "already paid")
    case .refused(.urlExpired): Bilingual(zh: "链接已过期", en: "link expired")
    case .refused(.badURL): Bilingual(zh: "参数格式有误", en: "bad wx_url")
    case .refused(.badOrderString): same("ALIN10146")
    case .refused(.orderClosed): Bilingual(zh: "订单已关闭", en: "order closed")
    case .closed: Bilingual(zh: "回到小程序", en: "back to mini-program")
    }
  }
}

extension WireFailure {
  /// Why there is no answer, in a word.
  public var text: Bilingual {
    switch self {
    case .refused: Bilingual(zh: "连接被拒绝", en: name)
    case .dns: Bilingual(zh: "域名解析失败", en: name)
    case .tls: Bilingual(zh: "TLS 失败", en: name)
    case .reset: Bilingual(zh: "连接被重置", en: name)
    case .timedOut: Bilingual(zh: "超时", en: name)
    case .truncated: Bilingual(zh: "响应不完整", en: name)
    case .tooLarge: Bilingual(zh: "响应过大", en: name)
    case .redirected: Bilingual(zh: "被重定向", en: name)
    case .notJSON: Bilingual(zh: "不是 JSON", en: name)
    case .html: Bilingual(zh: "返回了网页", en: name)
    case .wrongType: Bilingual(zh: "类型不符", en: name)
    case .missing: Bilingual(zh: "缺少字段", en: name)
    case .unknownWord: Bilingual(zh: "未知的状态", en: name)
    case .badOrder: Bilingual(zh: "不是 orderInfo", en: name)
    case .status, .busy: Bilingual(zh: name, en: name)
    }
  }
}

extension Page {
  /// The page's title, as the merchant's mini-program shows it.
  public var title: Bilingual {
    switch self {
    case .checkout: Bilingual(zh: "确认订单", en: "Checkout")
    case .ordering: Bilingual(zh: "正在下单…", en: "Ordering…")
    case .orderingFailed: Bilingual(zh: "下单失败", en: "Order failed")
    case .paying: Bilingual(zh: "等待支付", en: "Waiting for payment")
    case .confirming: Bilingual(zh: "正在确认支付结果…", en: "Confirming…")
    case .checkingOpenOrder: Bilingual(zh: "正在查询未完成的订单…", en: "Checking your open order…")
    case .openOrder(.unknown): Bilingual(zh: "有一笔结果未知的订单", en: "Your order's result is unknown")
    case .openOrder: Bilingual(zh: "有一笔未支付的订单", en: "You have an unpaid order")
    case .result(let conclusion): conclusion.title
    }
  }
}

extension Conclusion {
  /// What the page says above all else.
  public var title: Bilingual {
    switch self {
    case .confirmed: Bilingual(zh: "支付成功", en: "Payment successful")
    case .unconfirmed: Bilingual(zh: "支付结果确认中", en: "Payment not confirmed yet")
    case .contradicted: Bilingual(zh: "支付未完成", en: "Payment not completed")
    case .notPaid(.timedOut): Bilingual(zh: "支付超时", en: "Payment timed out")
    case .notPaid(.failed): Bilingual(zh: "支付失败", en: "Payment failed")
    case .notPaid: Bilingual(zh: "订单已关闭", en: "Order closed")
    case .cancelled: Bilingual(zh: "已取消支付", en: "Payment cancelled")
    case .refused: Bilingual(zh: "无法支付", en: "Payment refused")
    case .notRaised: Bilingual(zh: "无法拉起收银台", en: "Cashier could not be raised")
    case .noCallback: Bilingual(zh: "没有收到支付结果", en: "No result received")
    }
  }

  /// What a good merchant page says below it.
  public var advice: Bilingual {
    switch self {
    case .confirmed: Bilingual(zh: "商家已收到付款", en: "The merchant has your payment")
    case .unconfirmed:
      Bilingual(
        zh: "如已付款，请稍后在订单中查看，不要重复支付", en: "If you paid, look at your order later; do not pay again")
    case .contradicted:
      Bilingual(zh: "商家没有收到这笔付款", en: "The merchant has no such payment")
    case .notPaid(.timedOut), .notPaid(.closed):
      Bilingual(zh: "订单已失效，请重新下单", en: "The order is over; please order again")
    case .notPaid: Bilingual(zh: "没有扣款，可以重新支付", en: "You were not charged; you can try again")
    case .cancelled: Bilingual(zh: "订单仍为您保留，可以继续支付", en: "The order is kept; you can pay it again")
    case .refused: Bilingual(zh: "请联系商家", en: "Please contact the merchant")
    case .notRaised(let failure): Bilingual(zh: failure.errMsg, en: failure.errMsg)
    case .noCallback:
      Bilingual(zh: "如已付款，请重新打开小程序查看", en: "If you paid, open the mini-program again to see")
    }
  }
}
