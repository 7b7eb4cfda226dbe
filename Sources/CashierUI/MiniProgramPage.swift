import Documents
import FrontendLogic
import Payment
import TTPay
import Terminal
import Walk

/// The merchant's mini-program, and the verdict below it.
extension PhonePage {
  mutating func drawMiniProgram(_ page: Page, _ canvas: inout Canvas) {
    header(isZh ? "示例商家" : "Example shop", role: .merchantHeader, &canvas)
    skipIfRoomy()
    let (sign, role) = mark(of: page, canvas.glyphs)
    let title = page.title[model.language]
    centred(
      sign.map { "\($0) \(title)" } ?? title, role: role, attributes: .bold, lines: 2, &canvas)
    if !amount.isEmpty { centred(amount, role: .amount, &canvas) }
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
    if let order, isRoomy {
      centred(order.identity.outOrderNo, role: .dim, lines: 2, &canvas)
    }
    skipIfRoomy()
    choices(&canvas)
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

  private func mark(of page: Page, _ glyphs: Glyphs) -> (Character?, Role) {
    switch page {
    case .result(.confirmed): (glyphs.tick, .success)
    case .result(.unconfirmed), .result(.noCallback): ("?", .warning)
    case .result(.cancelled): (glyphs.dot, .text)
    case .result, .orderingFailed: (glyphs.cross, .error)
    case .confirming, .checkingOpenOrder, .ordering: (nil, .info)
    case .checkout, .paying, .openOrder: (nil, .bright)
    }
  }

  /// What came of it against where the money is, at the foot of the phone.
  mutating func drawVerdict(_ canvas: inout Canvas) {
    guard let verdict = model.walk.verdict, let conclusion = model.walk.conclusion else { return }
    let glyphs = canvas.glyphs
    let text = verdict.text(after: conclusion)[model.language]
    let (sign, role) = mark(of: verdict, after: conclusion, glyphs)
    let lines = wrapped(text, to: rect.columns - 6)
    let top = rect.rows - lines.count - 3
    guard top >= row else {
      if rect.rows - lines.count >= row {
        // The sentence without its evidence.
        row = rect.rows - lines.count
        return drawSentence(lines, sign, role, &canvas)
      }
      // No room for it either: as much of it as the last row holds.
      let line = rect.line(rect.rows - 1)
      canvas.fill(line, role: .paper)
      canvas.put(
        clipped("\(sign) \(text)", to: rect.columns - 2, glyphs: glyphs),
        at: line.origin.moved(columns: 1), role: role, attributes: .bold)
      return
    }
    row = top
    rule(&canvas)
    drawSentence(lines, sign, role, &canvas)
    for line in evidence(conclusion) {
      canvas.put(
        clipped(line, to: rect.columns - 4, glyphs: glyphs),
        at: rect.origin.moved(columns: 2, rows: row), role: .dim)
      skip()
    }
  }

  private func mark(
    of verdict: Verdict, after conclusion: Conclusion, _ glyphs: Glyphs
  ) -> (Character, Role) {
    guard verdict == .right else { return (glyphs.warning, .warning) }
    return switch conclusion {
    case .refused, .notRaised: (glyphs.dot, .text)
    default: (glyphs.tick, .success)
    }
  }

  private mutating func drawSentence(
    _ lines: [String], _ sign: Character, _ role: Role, _ canvas: inout Canvas
  ) {
    for (index, line) in lines.enumerated() {
      canvas.put(
        (index == 0 ? "\(sign) " : "  ") + line, at: rect.origin.moved(columns: 2, rows: row),
        role: role, attributes: .bold)
      skip()
    }
  }

  /// What the page went by, and what was really taken.
  private func evidence(_ conclusion: Conclusion) -> [String] {
    let walk = model.walk
    let taken = walk.takings.reduce(0) { $0 + $1.amount }
    let code = walk.frontend.successCode.map { "success \($0.rawValue)" }
    let said = walk.frontend.backendSaid.map {
      (isZh ? "后端最后返回 " : "last answer ") + "\($0.rawValue)"
    }
    let count = walk.frontend.polls
    let polls = isZh ? "轮询 \(count) 次" : count == 1 ? "1 poll" : "\(count) polls"
    let money = (isZh ? "实扣 " : "taken ") + Amount(fen: taken).description
    return [
      [code ?? (isZh ? "没有回调" : "no callback"), said].compactMap(\.self),
      [polls, money],
    ].map { $0.joined(separator: " \(dot) ") }
  }

  private var dot: Character { model.preferences.glyphs.dot }
}
