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

  /// - Parameter rest: the rows that must be left below it.
  private mutating func drawBill(leaving rest: Int, _ canvas: inout Canvas) {
    skipIfRoomy()
    amount(leaving: rest + 2, &canvas)
    guard let order else { return }
    centred(order.info.subject, lines: min(2, room > rest ? room - rest : 1), &canvas)
    let number = order.identity.outOrderNo
    if rect.rows >= 12, !number.isEmpty {
      let named = (isZh ? "订单号 " : "Order ") + number
      centred(
        columns(of: named) <= rect.columns - 2 ? named : number, role: .dim, lines: 2, &canvas)
    }
  }

  private mutating func drawChannels(_ wechat: Bool, _ alipay: Bool, _ canvas: inout Canvas) {
    let offered = model.choices.count
    reserved = wechat || alipay ? offered + 1 : 1
    drawBill(leaving: 4, &canvas)
    drawCountdown(&canvas)
    guard wechat || alipay else {
      skipIfRoomy()
      centred(
        isZh ? "订单已过有效期，不能再支付" : "The order has expired; it cannot be paid any more",
        role: .warning, &canvas)
      return
    }
    skipIfRoomy()
    rule(&canvas)
    if room > offered + 3 { skip() }
    for (index, act) in model.choices.enumerated() {
      channel(act == .wechat ? .wechat : .alipay, at: index, &canvas)
      if index + 1 < offered, rect.rows - row > 6 { skip() }
    }
    skipIfRoomy()
    let text = (isZh ? "确认支付 " : "Pay ") + "\(amount) \(canvas.glyphs.enter)"
    button(text, rows: rect.rows - row >= 3 && isRoomy ? 3 : 1, &canvas)
  }

  /// What is left of the order's time; the last minute is told by a sign too.
  private mutating func drawCountdown(_ canvas: inout Canvas) {
    guard let expires = model.walk.cashier.expires else { return }
    let left = expires - model.walk.now
    let isUrgent = left < .seconds(60)
    let sign = isUrgent ? canvas.glyphs.warning : canvas.glyphs.clock
    let text = (isZh ? "剩余支付时间 " : "time left ") + TimeText.countdown(left)
    centred(
      "\(sign) \(text)", role: isUrgent ? .countdownUrgent : .countdown, lines: 1, &canvas)
  }

  private mutating func drawQuerying(_ canvas: inout Canvas) {
    drawBill(leaving: 4, &canvas)
    skipIfRoomy()
    rule(&canvas)
    skipIfRoomy()
    let text = isZh ? "查询支付结果…" : "Asking for the result…"
    centred(
      model.spinner.map { "\($0) \(text)" } ?? text, role: .info, attributes: .bold, &canvas)
    skipIfRoomy()
    if model.walk.conclusion == .noCallback {
      centred(
        isZh ? "getOrderStatus 的 Promise 一直没有结果" : "getOrderStatus's promise has not settled",
        role: .warning, &canvas)
      skipIfRoomy()
    }
    choices(&canvas)
  }

  private mutating func drawToast(_ code: OrderErrorCode, _ canvas: inout Canvas) {
    if model.walk.settings.options.service != 1 {
      header(shopName, role: .merchantHeader, &canvas)
    }
    drawBill(leaving: 12, &canvas)
    skipIfRoomy()
    let toast = model.toast
    let role = toast?.role(at: model.walk.now) ?? .toast
    let hasRise = room >= 8
    let place = row
    if hasRise { row += toast?.sunk(at: model.walk.now) ?? 0 }
    let finding = Finding(code: code.rawValue, level: .error)
    for text in ["\(code.rawValue)", finding.toast[model.language]] where room > 0 {
      canvas.fill(rect.line(row).inset(columns: 2, rows: 0), role: role)
      centred(text, role: role, attributes: .bold, lines: 1, &canvas)
    }
    row = max(row, place + (hasRise ? 4 : 2))
    if !hasRise { skipIfRoomy() }
    if let found = model.walk.lastError {
      centred(found.message[model.language], lines: isRoomy ? 3 : 2, &canvas)
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
