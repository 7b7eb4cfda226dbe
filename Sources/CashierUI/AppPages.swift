import Documents
import Payment
import TTPay
import Terminal
import Walk

/// WeChat's and Alipay's app, and the home screen.
extension PhonePage {
  mutating func drawApp(_ channel: Channel, _ page: AppPage, _ canvas: inout Canvas) {
    header(
      channel.name[model.language], role: channel == .wechat ? .wechatHeader : .alipayHeader,
      &canvas)
    skipIfRoomy()
    switch page {
    case .confirm: drawConfirm(channel, nil, &canvas)
    case .failed(let failure): drawConfirm(channel, failure, &canvas)
    case .paid: drawPaid(channel, &canvas)
    case .refused(let refusal): drawRefused(refusal, &canvas)
    case .closed: break
    }
  }

  private mutating func drawConfirm(
    _ channel: Channel, _ failure: PaymentFailure?, _ canvas: inout Canvas
  ) {
    if let order { centred(order.info.subject, lines: 1, &canvas) }
    centred(amount, role: .amount, attributes: .bold, &canvas)
    if let failure {
      let text =
        switch failure {
        case .wrongPassword: isZh ? "支付密码错误，请重试" : "Wrong password, try again"
        case .insufficientBalance: isZh ? "余额不足" : "Not enough balance"
        }
      centred(text, role: .error, &canvas)
    }
    skipIfRoomy()
    rule(&canvas)
    choices(&canvas)
  }

  private mutating func drawPaid(_ channel: Channel, _ canvas: inout Canvas) {
    centred(
      "\(canvas.glyphs.tick) " + (isZh ? "支付成功" : "Paid"),
      role: channel == .wechat ? .wechat : .alipay, attributes: .bold, &canvas)
    skipIfRoomy()
    centred(amount, role: .amount, attributes: .bold, &canvas)
    skipIfRoomy()
    centred(isZh ? "即将返回商家…" : "Returning to the merchant…", role: .dim, &canvas)
    skipIfRoomy()
    choices(&canvas)
  }

  private mutating func drawRefused(_ refusal: AppRefusal, _ canvas: inout Canvas) {
    let text =
      switch refusal {
      case .urlExpired:
        isZh ? "支付链接已过期，请回到商家重新下单" : "The payment link has expired; order again"
      case .badURL: isZh ? "商家参数格式有误，请联系商家解决" : "商家参数格式有误: the merchant's wx_url is wrong"
      case .badOrderString: isZh ? "系统繁忙，请稍后再试（ALIN10146）" : "ALIN10146: the order string is wrong"
      case .orderClosed: isZh ? "订单已关闭，不能付款" : "The order is closed: it cannot be paid"
      case .alreadyPaid: isZh ? "订单已支付，请勿重复支付" : "This order is paid already"
      }
    centred("\(canvas.glyphs.cross) \(text)", role: .error, lines: 4, &canvas)
    skipIfRoomy()
    choices(&canvas)
  }

  mutating func drawHome(_ canvas: inout Canvas) {
    skip(isRoomy ? 2 : 1)
    centred(isZh ? "App 已被杀掉" : "The app was killed", role: .bright, &canvas)
    centred(
      isZh ? "没有返回，也没有回调；只有后端可能知道结果" : "No return, no callback; only the backend may know",
      role: .dim, &canvas)
    skip()
    choices(&canvas)
  }
}
