import Documents
import Payment
import Simulation
import TTPay
import Terminal
import Walk

/// The cashier's sheet.
extension PhonePage {
  mutating func drawSheet(_ sheet: Sheet, _ canvas: inout Canvas) {
    switch sheet {
    case .choosing(let wechat, let alipay, _): drawChannels(wechat, alipay, &canvas)
    case .querying: drawQuerying(&canvas)
    case .toast(let code): drawToast(code, &canvas)
    case .closed: break
    }
  }

  private mutating func drawBill(_ canvas: inout Canvas) {
    skipIfRoomy()
    centred(amount, role: .amount, attributes: .bold, &canvas)
    if let order { centred(order.info.subject, role: .text, lines: 2, &canvas) }
  }

  private mutating func drawChannels(_ wechat: Bool, _ alipay: Bool, _ canvas: inout Canvas) {
    drawBill(&canvas)
    if let expires = model.walk.cashier.expires {
      let left = expires - model.walk.now
      let text = (isZh ? "剩余支付时间  " : "time left  ") + TimeText.countdown(left)
      centred(text, role: left < .seconds(60) ? .countdownUrgent : .countdown, &canvas)
    }
    guard wechat || alipay else {
      skip()
      centred(
        isZh ? "订单已过有效期，不能再支付" : "The order has expired; it cannot be paid any more",
        role: .warning, &canvas)
      return
    }
    skipIfRoomy()
    rule(&canvas)
    let marks = (on: canvas.glyphs.radioOn, off: canvas.glyphs.radioOff)
    for (index, act) in model.choices.enumerated() {
      let channel: Channel = act == .wechat ? .wechat : .alipay
      choice(
        index, channel.name[model.language], mark: marks,
        markRole: channel == .wechat ? .wechat : .alipay, &canvas)
    }
    skipIfRoomy()
    button((isZh ? "确认支付 " : "Pay ") + amount, &canvas)
  }

  private mutating func drawQuerying(_ canvas: inout Canvas) {
    drawBill(&canvas)
    skip()
    rule(&canvas)
    skip()
    centred(isZh ? "查询支付结果…" : "Asking for the result…", role: .info, &canvas)
    if model.walk.conclusion == .noCallback {
      skipIfRoomy()
      centred(
        isZh ? "getOrderStatus 的 Promise 一直没有结果" : "getOrderStatus's promise has not settled",
        role: .warning, &canvas)
      skipIfRoomy()
    }
    choices(&canvas)
  }

  private mutating func drawToast(_ code: OrderErrorCode, _ canvas: inout Canvas) {
    if model.walk.settings.options.service != 1 {
      header(isZh ? "示例商家" : "Example shop", role: .merchantHeader, &canvas)
    }
    drawBill(&canvas)
    skip()
    let finding = Finding(code: code.rawValue, level: .error)
    for text in ["\(code.rawValue)", finding.toast[model.language]] {
      canvas.fill(rect.line(row).inset(columns: 2, rows: 0), role: .toast)
      centred(text, role: .toast, attributes: .bold, lines: 1, &canvas)
    }
    skipIfRoomy()
    if let found = model.walk.lastError {
      centred(found.message[model.language], role: .text, lines: isRoomy ? 3 : 2, &canvas)
      centred(found.cause[model.language], role: .dim, lines: isRoomy ? 6 : 3, &canvas)
    }
    skipIfRoomy()
    choices(&canvas)
  }
}

extension TimeText {
  /// `04:57`; what is begun counts.
  static func countdown(_ left: TimeSpan) -> String {
    clock(.microseconds(max(0, left.microseconds) + 999_999))
  }
}
