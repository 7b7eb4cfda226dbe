import TTPay

/// The stable English identifiers that traces and reports use.
extension Message {
  public var name: String {
    switch self {
    case .act: "act"
    case .timer: "timer"
    case .answered: "answered"
    case .buy: "buy"
    case .payAgain: "payAgain"
    case .showPage: "page"
    case .request(_, .createOrder): "createOrder"
    case .request(_, .orderStatus): "orderStatus"
    case .response(_, .order): "orderInfo"
    case .response(_, .status): "status"
    case .response(_, .failure): "failure"
    case .pay: "tt.pay"
    case .getOrderStatus: "getOrderStatus"
    case .settled(_, .rejected): "reject"
    case .settled: "resolve"
    case .success: "success"
    case .fail: "fail"
    case .complete: "complete"
    case .launch: "onLaunch"
    case .sheet: "sheet"
    case .choose: "choose"
    case .closeSheet: "close"
    case .backGesture: "back"
    case .relaunch: "relaunch"
    case .open: "open"
    case .returned: "returned"
    case .app: "app"
    case .confirmPayment: "pay"
    case .cancelPayment: "cancel"
    case .failPayment: "failPayment"
    case .leaveApp: "leave"
    case .killApp: "kill"
    case .returnToMerchant: "return"
    case .notify: "notify"
    case .notifyAnswer: "notifyAnswer"
    case .queryTrade: "queryTrade"
    case .closeTrade: "closeTrade"
    case .tradeState: "tradeState"
    case .call: "call"
    case .callAnswer: "callAnswer"
    }
  }
}

extension QueryPurpose {
  public var name: String {
    switch self {
    case .getOrderStatus: "getOrderStatus"
    case .poll: "poll"
    case .launch: "launch"
    }
  }
}

extension Page {
  public var name: String {
    switch self {
    case .checkout: "checkout"
    case .ordering: "ordering"
    case .orderingFailed: "ordering-failed"
    case .paying: "paying"
    case .confirming: "confirming"
    case .checkingOpenOrder: "checking-open-order"
    case .openOrder: "open-order"
    case .result(let conclusion): conclusion.name
    }
  }
}

extension Conclusion {
  public var name: String {
    switch self {
    case .confirmed: "confirmed"
    case .unconfirmed: "unconfirmed"
    case .contradicted: "contradicted"
    case .notPaid: "not-paid"
    case .cancelled: "cancelled"
    case .refused: "refused"
    case .notRaised: "not-raised"
    case .noCallback: "no-callback"
    }
  }
}

extension Sheet {
  public var name: String {
    switch self {
    case .choosing: "channels"
    case .querying: "querying"
    case .toast(let code): code.rawValue
    case .closed: "closed"
    }
  }
}

extension AppPage {
  public var name: String {
    switch self {
    case .confirm: "confirm"
    case .failed(let failure): failure.name
    case .paid: "paid"
    case .refused(let refusal): refusal.name
    case .closed: "closed"
    }
  }
}

extension AppRefusal {
  public var name: String {
    switch self {
    case .urlExpired: "url-expired"
    case .badURL: "bad-url"
    case .badOrderString: "ALIN10146"
    case .alreadyPaid: "already-paid"
    case .orderClosed: "order-closed"
    }
  }
}

extension PaymentFailure {
  public var name: String {
    switch self {
    case .wrongPassword: "wrong-password"
    case .insufficientBalance: "no-balance"
    }
  }
}

extension PayFailure {
  /// What `fail` is called with (spec 1).
  public var errMsg: String {
    switch self {
    case .serviceMissing: "pay:fail service is required"
    case .serviceUnknown(5): "pay:fail service 5 (guaranteed trade) is not emulated"
    case .serviceUnknown(let service): "pay:fail unknown service \(service)"
    case .orderNotObject: "pay:fail orderInfo must be an object"
    case .noChannelURL(.wechat): "pay:fail service 3 needs wx_url"
    case .noChannelURL(.alipay): "pay:fail service 4 needs alipay_url"
    case .order(let code): "pay:fail \(code.rawValue)"
    }
  }
}

extension OutsideRequest {
  /// A word or two for lists: `POST`, `store`, `load`.
  public var name: String {
    switch self {
    case .book(.create), .book(.change): "store"
    case .book(.status): "load"
    case .http(let call): call.method
    case .notify: "notify"
    }
  }
}
