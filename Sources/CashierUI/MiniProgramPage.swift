import Documents
import FrontendLogic
import Payment
import TTPay
import Terminal
import Walk

/// The merchant's mini-program.
extension PhonePage {
  mutating func drawMiniProgram(_ page: Page, _ canvas: inout Canvas) {
    header(shopName, role: .merchantHeader, &canvas)
    skipIfRoomy()
    drawTitle(page, &canvas)
    if case .openOrder(let result) = page {
      drawCard(of: result, &canvas)
    } else if !amount.isEmpty {
      centred(amount, role: .amount, attributes: .bold, lines: 1, &canvas)
    }
    if case .result(let conclusion) = page {
      centred(conclusion.advice[model.language], role: .dim, lines: 3, &canvas)
    }
    if case .checkout = page, model.waitsForOrders, let address = model.preferences.listening {
      centred(
        isZh ? "等待你的服务器统一下单：" : "Waits for a unified order at", role: .dim, lines: 2, &canvas)
      centred("http://\(address)", role: .dim, lines: 2, &canvas)
    }
    if case .paying = page {
      centred(
        isZh ? "小程序还在等 tt.pay 的回调" : "Still waiting for a callback of tt.pay", role: .dim, &canvas)
    }
    if case .confirming = page {
      centred(asked, role: .dim, &canvas)
    }
    if let order, !page.isOpenOrder, room > 2 {
      centred(order.identity.outOrderNo, role: .dim, lines: 2, &canvas)
    }
    if room > 0 { skipIfRoomy() }
    choices(primary: .merchantHeader, &canvas)
  }

  private mutating func drawTitle(_ page: Page, _ canvas: inout Canvas) {
    let (sign, role) = mark(of: page)
    var title = page.title[model.language]
    if let sign { mark(sign, role: role, leaving: 7, &canvas) }
    if let sign = sign?.sign(canvas.glyphs) ?? model.spinner { title = "\(sign) \(title)" }
    centred(title, role: role, attributes: .bold, lines: 2, &canvas)
  }

  /// The order that is still open, as a list of orders has it.
  private mutating func drawCard(of result: PayResult, _ canvas: inout Canvas) {
    guard let order else { return }
    skipIfRoomy()
    rule(&canvas)
    pair(isZh ? "商品" : "Item", order.info.subject, &canvas)
    pair(isZh ? "金额" : "Amount", amount, &canvas)
    let state =
      switch result {
      case .unknown: isZh ? "? 未知" : "? unknown"
      default: isZh ? "\(dot) 待支付" : "\(dot) to be paid"
      }
    pair(isZh ? "状态" : "State", state, &canvas)
    if room > 3 { centred(order.identity.outOrderNo, role: .dim, lines: 2, &canvas) }
    rule(&canvas)
  }

  private var dot: Character { model.preferences.glyphs.dot }

  /// Whether a large mark and `rest` rows more have room.
  func isLarge(leaving rest: Int, _ glyphs: Glyphs) -> Bool {
    glyphs == .unicode && isRoomy && room >= BlockDigits.rows + 1 + rest
  }

  /// A large mark, where it and `rest` rows more have room.
  mutating func mark(_ mark: BigMark, role: Role, leaving rest: Int, _ canvas: inout Canvas) {
    guard isLarge(leaving: rest, canvas.glyphs) else { return }
    centred(drawing: mark.lines, role: role, &canvas)
    skip()
  }

  /// How often the backend has been asked, and how often it will be at most.
  private var asked: String {
    let (polls, retries) = (model.walk.frontend.polls, model.walk.settings.frontend.poll.maxRetries)
    if retries == PollPolicy.unlimited {
      return isZh ? "已向后端查询 \(polls) 次" : "asked the backend \(polls) times"
    }
    return isZh
      ? "已向后端查询 \(polls) / \(retries + 1) 次"
      : "asked the backend \(polls) of \(retries + 1) times"
  }

  private func mark(of page: Page) -> (BigMark?, Role) {
    switch page {
    case .result(.confirmed): (.tick, .success)
    case .result(.unconfirmed), .result(.noCallback): (.question, .warning)
    case .result(.cancelled): (.dash, .text)
    case .result, .orderingFailed: (.cross, .error)
    case .confirming, .checkingOpenOrder, .ordering: (nil, .info)
    case .checkout, .paying, .openOrder: (nil, .bright)
    }
  }
}

extension Page {
  fileprivate var isOpenOrder: Bool { if case .openOrder = self { true } else { false } }
}
