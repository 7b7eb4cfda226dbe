import Foundation
import Simulation
import TTPay

@testable import Channels

private let keys = ChannelKeys()
private let base = "http://127.0.0.1:8080"

/// Steps between bytes 0xFF: a letter for what happens, a byte for how many minutes later, and what
/// is sent. Each is answered about the one trade there is.
func serveChannels(_ bytes: [UInt8]) {
  var shop = Shop(signs: isChosen(bytes, oneIn: 64))
  for step in bytes.split(separator: 0xFF).prefix(24) where step.count >= 2 {
    shop.now = shop.now + .minutes(Int64(step[step.startIndex + 1]))
    shop.step(step[step.startIndex], Array(step.dropFirst(2)))
  }
}

private struct Shop {
  /// Also Alipay's signs, which are slow.
  let signs: Bool
  var now = Instant(seconds: 1_566_720_681)
  var trade: Trade?

  mutating func step(_ letter: UInt8, _ sent: [UInt8]) {
    switch letter {
    case UInt8(ascii: "u"): wechat(.unifiedOrder, sent)
    case UInt8(ascii: "q"): wechat(.orderQuery, sent)
    case UInt8(ascii: "c"): wechat(.closeOrder, sent)
    case UInt8(ascii: "r"): wechat(.refund, sent)
    case UInt8(ascii: "R"): wechat(.refundQuery, sent)
    case UInt8(ascii: "o"): open(sent)
    case UInt8(ascii: "Q"): alipay("alipay.trade.query", sent)
    case UInt8(ascii: "C"): alipay("alipay.trade.close", sent)
    case UInt8(ascii: "f"): alipay("alipay.trade.refund", sent)
    case UInt8(ascii: "F"): alipay("alipay.trade.fastpay.refund.query", sent)
    case UInt8(ascii: "g"): gateway(AlipayParameters(form: String(decoding: sent, as: UTF8.self)))
    case UInt8(ascii: "p"): change { trade, now in _ = trade?.pay(at: now) }
    case UInt8(ascii: "n"): notify()
    default: break
    }
  }

  // MARK: WeChat

  /// `sent` is XML, or a form that is laid over an order of 100 分.
  private mutating func wechat(_ operation: WeChatOperation, _ sent: [UInt8]) {
    var message: WeChatMessage
    if sent.first == UInt8(ascii: "<") {
      let request = keys.request(operation, body: sent, base: base)
      guard case .wechat(_, let read, _) = request.content else { return answer(request) }
      message = read
    } else {
      message = WeChatMessage([
        .init("appid", "wx1"), .init("mch_id", "1300000004"), .init("nonce_str", "n1"),
        .init("out_trade_no", "T1"), .init("body", "tea"), .init("total_fee", "100"),
        .init("trade_type", "MWEB"), .init("spbill_create_ip", "127.0.0.1"),
        .init("notify_url", "http://127.0.0.1:1/n"),
      ])
      for parameter in AlipayParameters(form: String(decoding: sent, as: UTF8.self)).all {
        message[parameter.name] = parameter.value
      }
      // What is in no XML comes from no merchant.
      guard (try? WeChatMessage(xml: Array(message.xml.utf8))) == message else { return }
    }
    answer(ChannelRequest(.wechat(operation, message, sign: .right), base: base))
  }

  // MARK: Alipay

  private func parameters(_ method: String, _ content: [UInt8]) -> AlipayParameters {
    AlipayParameters([
      ("app_id", "2014072300007148"), ("method", method), ("charset", "utf-8"),
      ("notify_url", "http://127.0.0.1:1/n"),
      ("biz_content", String(decoding: content, as: UTF8.self)),
    ])
  }

  private mutating func alipay(_ method: String, _ content: [UInt8]) {
    gateway(parameters(method, content))
  }

  private mutating func gateway(_ parameters: AlipayParameters) {
    answer(ChannelRequest(.alipay(parameters, sign: .right), base: base))
  }

  private mutating func open(_ content: [UInt8]) {
    let parameters = parameters("alipay.trade.app.pay", content)
    change(of: ChannelServer.names(inOrderString: parameters)) { trade, now in
      if ChannelServer.open(parameters, .right, about: &trade, at: now) == nil {
        hold(trade != nil, "an opened order string is a trade")
      }
    }
  }

  // MARK: Promises

  private mutating func answer(_ request: ChannelRequest) {
    var reply: ChannelReply?
    change(of: ChannelServer.names(in: request)) { trade, now in
      let before = trade
      reply = ChannelServer.answer(request, about: &trade, at: now)
      hold(reply?.error == nil || trade == nil || trade == before, "a refusal changes nothing")
    }
    guard let reply else { return }
    switch reply.body {
    case .wechat(let message, _):
      checkWritten(message)
      check(keys.document(reply).bytes, reply)
    case .alipay(let root, let json):
      let document = "{\"\(root)\":\(json)}"
      guard (try? JSONSerialization.jsonObject(with: Data(document.utf8))) != nil else {
        return hold(false, "the answer is JSON: \(document)")
      }
      guard signs else { return }
      check(sign: Array(keys.document(reply).bytes), of: json)
    }
  }

  private func check(_ bytes: [UInt8], _ reply: ChannelReply) {
    guard case .wechat(_, let kind) = reply.body, let message = try? WeChatMessage(xml: bytes)
    else {
      return hold(false, "the answer is XML")
    }
    guard let kind else { return hold(message["sign"] == nil, "no sign") }
    let sign = WeChatSignature.sign(message, key: keys.wechat, kind: kind)
    hold(message["sign"] == sign, "WeChat's sign verifies")
  }

  private func check(sign document: [UInt8], of json: String) {
    let object = try? JSONSerialization.jsonObject(with: Data(document)) as? [String: Any]
    let isRight = AlipaySignature.isRight(
      object?["sign"] as? String ?? "", of: json.utf8, key: keys.alipay.platform.publicKey)
    hold(isRight, "Alipay's sign verifies")
  }

  private func notify() {
    guard let notify = trade?.notify(at: now) else { return }
    switch notify.content {
    case .wechat(let message, let kind):
      checkWritten(message)
      let read = try? WeChatMessage(xml: keys.document(notify).bytes)
      let sign = read.map { WeChatSignature.sign($0, key: keys.wechat, kind: kind) }
      hold(read != nil && read?["sign"] == sign, "the notify's sign verifies")
    case .alipay(let parameters):
      checkWritten(parameters)
      guard signs else { return }
      let form = String(decoding: keys.document(notify).bytes, as: UTF8.self)
      hold(
        AlipaySignature.isRight(
          AlipayParameters(form: form), .notify, key: keys.alipay.platform.publicKey),
        "the notify's sign verifies")
    }
  }

  /// Does something about the trade if it has one of the names, and looks at what became of it.
  private mutating func change(
    of names: [TradeName]? = nil, _ body: (inout Trade?, Instant) -> Void
  ) {
    let isMeant = trade.map { trade in names?.contains(where: trade.names.contains) ?? true }
    var after = isMeant == true ? trade : nil
    body(&after, now)
    guard let after else { return }
    check(after)
    if isMeant == true, let before = trade { check(after, since: before) }
    trade = after
  }

  private func check(_ trade: Trade) {
    let refunded = trade.refunds.reduce(0) { $0 + $1.amount }
    hold(trade.amount > 0 && refunded <= trade.amount, "no more is refunded than was paid")
    hold((0...trade.amount).contains(trade.refundable), "what can be refunded is within the amount")
    hold(trade.status == .paid || trade.refunds.isEmpty, "only what is paid is refunded")
    hold(trade.refunds.allSatisfy { $0.amount > 0 }, "a refund is more than nothing")
    hold(
      Set(trade.names.map(\.text)).count == Set(trade.names).count, "names have their own texts")
    for name in trade.names {
      let tabs = name.text.utf8.count { $0 == UInt8(ascii: "\t") }
      hold(tabs <= 3, "tabs stand between the parts of a name: \(name.text)")
    }
    guard signs else { return }
    let stored = try? JSONDecoder().decode(Trade.self, from: JSONEncoder().encode(trade))
    hold(stored == trade, "a trade can be kept")
  }

  private func check(_ after: Trade, since before: Trade) {
    guard before.name == after.name, before.createdAt == after.createdAt else { return }
    hold(before.amount == after.amount && before.subject == after.subject, "an order stays itself")
    hold(before.status == .open || before.status == after.status, "an end is an end")
    hold(before.paidAt == nil || before.paidAt == after.paidAt, "it was paid when it was")
    hold(before.tradeNo == nil || before.tradeNo == after.tradeNo, "a number stays")
    hold(after.refunds.starts(with: before.refunds), "refunds stay")
  }
}
