import Documents
import Payment
import Simulation
import TTPay
import Walk

extension EntryText {
  /// What the entry carries, as lines of pretty-printed text.
  var payload: [String] {
    switch entry.what {
    case .message(let message, _, _, let fate): payload(of: message) + arrival(fate)
    case .finding(let finding, _):
      [
        (language == .zh ? "原因：" : "why  ") + finding.cause[language],
        (language == .zh ? "办法：" : "fix  ") + finding.remedy[language],
      ]
    case .timer(_, .set(let fires)): ["\(TimeText.short(fires - entry.at))"]
    case .asked(let id, _): walk.context.outside[id]?.requestLines ?? []
    case .input(.answer(let id)): reply(to: id)
    case .input, .timer: []
    }
  }

  /// What came back, and how it came to mean what it meant.
  private func reply(to id: AskID) -> [String] {
    guard let ask = walk.context.outside[id] else { return [] }
    let steps = walk.remote?.derivation(of: ask, walk.context.orders)?.steps ?? []
    let derivation = steps.map { $0.text[language] }.joined(separator: " → ")
    return (derivation.isEmpty ? [] : [derivation]) + ask.replyLines(language)
  }

  private func payload(of message: Message) -> [String] {
    switch message {
    case .request(_, .createOrder): ["POST createOrder"]
    case .request(_, .orderStatus(let order, let purpose)):
      ["GET orderStatus?out_order_no=\(number(order))  (\(purpose.name))"]
    case .response(_, .order(let order)):
      ["orderInfo = "] + walk.context.orders[order].info.json(indented: true).lines
    case .response(_, .status(let result)):
      ["{ code: \(result.rawValue) }  \(result.text[language])"]
    case .response(_, .failure(let failure)): [failure.text[language]]
    case .pay(let call): pay(call)
    case .getOrderStatus(_, let order):
      ["getOrderStatus({ out_order_no: \"\(number(order))\" })"]
    case .settled(_, .code(let code)): ["resolve({ code: \(code) })"]
    case .settled(_, .number(let number)): ["resolve(\(number))"]
    case .settled(_, .undefined): ["resolve()"]
    case .settled(_, .rejected): ["reject(err)"]
    case .success(let result): ["success({ code: \(result.rawValue) })  \(result.text[language])"]
    case .fail(let failure): ["fail({ errMsg: \"\(failure.errMsg)\" })"]
    case .complete(.success(let result)): ["complete({ code: \(result.rawValue) })"]
    case .complete(.fail(let failure)): ["complete({ errMsg: \"\(failure.errMsg)\" })"]
    case .open(let channel, let order): url(channel, walk.context.orders[order])
    case .returned(_, let result?): ["resultStatus = \(result.rawValue)"]
    case .notify(let notify), .notifyAnswer(let notify, _):
      [
        "out_trade_no=\(number(notify.order)) transaction=\(notify.transaction) "
          + "attempt=\(notify.attempt) amount=\(Amount(fen: notify.amount))"
      ]
    case .call(let id): walk.context.outside.call(id)?.lines ?? []
    case .callAnswer(let id): walk.context.outside.call(id)?.replyLines ?? []
    case .showPage(.result(let conclusion)):
      [conclusion.title[language], conclusion.advice[language]]
    default: []
    }
  }

  private func pay(_ call: PayCall) -> [String] {
    var lines = ["tt.pay({"]
    lines.append(
      "  orderInfo: \(call.order.map { "{ out_order_no: \"\(number($0))\", … }" } ?? "?"),")
    if call.service != Service.none { lines.append("  service: \(call.service),") }
    if let channel = call.defaultChannel {
      let name = channel == .wechat ? "wx" : "alipay"
      lines.append("  payChannel: { default_pay_channel: '\(name)' },")
    }
    if call.hasGetOrderStatus { lines.append("  getOrderStatus(res) { … },") }
    return lines + ["  success(res) { … }, fail(err) { … }", "})"]
  }

  /// What the channel is opened with; the embedded merchant's is marked as a stand-in.
  private func url(_ channel: Channel, _ order: Order) -> [String] {
    let name = channel == .wechat ? "wx_url" : "alipay_url"
    let standIn = Rule.standInURLs
    return
      (order.origin == .embedded
      ? ["[\(standIn.provenance.name[language])] \(standIn.text[language])"] : [])
      + ["\(name) = \(order.info[name] ?? "")"]
  }

  private func arrival(_ fate: Entry.Fate) -> [String] {
    switch fate {
    case .arrives(let instant) where instant > entry.at:
      let taken = TimeText.short(instant - entry.at)
      return [language == .zh ? "\(taken) 后到达" : "arrives after \(taken)"]
    case .arrives, .duplicate: return []
    case .lost(.planned): return [language == .zh ? "按设定丢失" : "lost, as the settings want it"]
    case .lost(.link): return [language == .zh ? "在链路上丢失" : "lost on the link"]
    case .lost(.failure(let failure)):
      return [(language == .zh ? "没有送达：" : "never arrived: ") + failure.text[language]]
    }
  }

  private func number(_ order: OrderID) -> String { walk.context.orders[order].identity.outOrderNo }
}

extension String {
  fileprivate var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
