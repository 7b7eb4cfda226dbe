import Documents
import Payment
import TTPay
import Terminal
import Walk

/// WeChat's and Alipay's app.
extension PhonePage {
  mutating func drawApp(_ channel: Channel, _ page: AppPage, _ canvas: inout Canvas) {
    switch page {
    case .confirm: drawConfirm(channel, nil, &canvas)
    case .failed(let failure): drawConfirm(channel, failure, &canvas)
    case .paid: drawPaid(channel, &canvas)
    case .refused(let refusal): drawRefused(channel, refusal, &canvas)
    case .closed: break
    }
  }

  private mutating func drawHead(_ channel: Channel, _ canvas: inout Canvas) {
    header(
      channel.name[model.language], role: channel.header, rows: rect.rows >= 24 ? 3 : 1, &canvas)
    skipIfRoomy()
  }

  private mutating func drawConfirm(
    _ channel: Channel, _ failure: PaymentFailure?, _ canvas: inout Canvas
  ) {
    reserved = min(model.choices.count, rect.rows >= 13 ? .max : rect.rows >= 11 ? 4 : 3)
    drawHead(channel, &canvas)
    switch channel {
    case .wechat: drawWeChatBill(&canvas)
    case .alipay: drawAlipayBill(&canvas)
    }
    if let failure {
      centred(
        "\(canvas.glyphs.cross) \(failure.text[model.language])", role: .error, lines: 1, &canvas)
    } else {
      drawPassword(&canvas)
    }
    if failure == .wrongPassword { drawPassword(&canvas) }
    skipIf(isRoomy && room > 1)
    rule(&canvas)
    choices(primary: channel.header, &canvas)
  }

  /// The payee, the amount, and what it is paid with, as WeChat's sheet has them.
  private mutating func drawWeChatBill(_ canvas: inout Canvas) {
    if room > 2 { centred(shopName, &canvas) }
    amount(leaving: 5, &canvas)
    if isRoomy { skipIf(room > 5) }
    if room > 4, let order { pair(isZh ? "商品" : "Item", order.info.subject, &canvas) }
    if room > 3 { pair(isZh ? "支付方式" : "Pay with", isZh ? "零钱" : "Balance", &canvas) }
    if isRoomy { skipIf(room > 4) }
  }

  /// The amount first, then a list, as Alipay's sheet has them.
  private mutating func drawAlipayBill(_ canvas: inout Canvas) {
    amount(leaving: 5, role: .alipay, &canvas)
    if isRoomy { skipIf(room > 6) }
    if room > 4 { pair(isZh ? "收款方" : "Pay to", shopName, &canvas) }
    if room > 3, let order { pair(isZh ? "订单信息" : "Details", order.info.subject, &canvas) }
    if room > 3 { pair(isZh ? "付款方式" : "Method", isZh ? "账户余额" : "Balance", &canvas) }
    if isRoomy { skipIf(room > 4) }
  }

  private mutating func skipIf(_ condition: Bool) { if condition { skip() } }

  private mutating func drawPassword(_ canvas: inout Canvas) {
    let dots = model.passwordDots
    if room > 3 { centred(isZh ? "支付密码" : "Password", role: .dim, lines: 1, &canvas) }
    centred(drawing: [dots.text(canvas.glyphs)], role: .bright, offset: dots.offset, &canvas)
  }

  /// A ground in the app's colour from edge to edge, a large tick on it.
  private mutating func drawPaid(_ channel: Channel, _ canvas: inout Canvas) {
    header(channel.name[model.language], role: channel.header, &canvas)
    let isLarge = canvas.glyphs == .unicode && room >= 10
    let ground = Rect(
      column: rect.column, row: rect.row + row, columns: rect.columns, rows: isLarge ? 7 : 2)
    canvas.fill(ground, role: channel.result)
    let title = isZh ? "支付成功" : "Paid"
    if isLarge {
      skip()
      centred(drawing: BigMark.tick.lines, role: channel.result, &canvas)
      skip()
      centred(title, role: channel.result, attributes: .bold, &canvas)
      skip()
    } else {
      let sign = BigMark.tick.sign(canvas.glyphs)
      centred("\(sign) \(title)", role: channel.result, attributes: .bold, &canvas)
      skip()
    }
    skipIfRoomy()
    amount(leaving: 4, &canvas)
    skipIfRoomy()
    if room > 1 { pair(isZh ? "收款方" : "Paid to", shopName, &canvas) }
    if returnsByItself {
      centred(isZh ? "即将返回商家…" : "Returning to the merchant…", role: .dim, &canvas)
    }
    skipIfRoomy()
    choices(primary: channel.header, &canvas)
  }

  private var returnsByItself: Bool {
    model.walk.context.runningTimers.contains { $0.name.kind == .returning }
  }

  private mutating func drawRefused(
    _ channel: Channel, _ refusal: AppRefusal, _ canvas: inout Canvas
  ) {
    drawHead(channel, &canvas)
    mark(.exclamation, role: .error, leaving: 5, &canvas)
    centred(
      "\(canvas.glyphs.cross) \(refusal.text[model.language])", role: .error, lines: 4, &canvas)
    skipIfRoomy()
    choices(primary: channel.header, &canvas)
  }
}

extension PaymentFailure {
  fileprivate var text: Bilingual {
    switch self {
    case .wrongPassword: Bilingual(zh: "支付密码错误，请重试", en: "Wrong password, try again")
    case .insufficientBalance: Bilingual(zh: "余额不足", en: "Not enough balance")
    }
  }
}

extension AppRefusal {
  fileprivate var text: Bilingual {
    switch self {
    case .urlExpired:
      Bilingual(zh: "支付链接已过期，请回到商家重新下单", en: "The payment link has expired; order again")
    case .badURL:
      Bilingual(zh: "商家参数格式有误，请联系商家解决", en: "商家参数格式有误: the merchant's wx_url is wrong")
    case .badOrderString:
      Bilingual(zh: "系统繁忙，请稍后再试（ALIN10146）", en: "ALIN10146: the order string is wrong")
    case .orderClosed: Bilingual(zh: "订单已关闭，不能付款", en: "The order is closed: it cannot be paid")
    case .alreadyPaid: Bilingual(zh: "订单已支付，请勿重复支付", en: "This order is paid already")
    }
  }
}
