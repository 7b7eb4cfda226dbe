import ArgumentParser
import Channels
import Documents
import Foundation
import OrderBook
import Outside
import Payment
import Simulation
import TTPay
import Terminal

/// Tells a merchant's server of a payment, as its channel would.
struct MerchantNotifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify",
    abstract: "Send the channel's notify of a payment to the merchant's server, now.",
    discussion: """
      The payment is one that merchant serve took; the notify goes to the notify_url of its order, \
      signed. The exit status is 0 when the merchant's server answers as it should: it takes a \
      right notify, and refuses a forged one or one with another amount. Else it is 1, and 2 where \
      there was no answer to judge.
      """)

  @Argument(help: ArgumentHelp("The order's out_trade_no.", valueName: "no"))
  var number: String

  @Option(help: ArgumentHelp("Where both have taken money for it.", valueName: "wechat|alipay"))
  var channel: Channel?

  @Flag(help: "Send it although the merchant's server has taken it in before.")
  var again = false

  @Flag(help: "With a sign that is wrong.")
  var forged = false

  @Option(
    help: ArgumentHelp("With another amount, in 元, as 0.01; rightly signed.", valueName: "yuan"),
    transform: Amount.argument)
  var amount: Amount?

  @Option(help: ArgumentHelp("After so long, as 15s or 2m.", valueName: "duration"))
  var late: DurationArgument?

  @Option(
    help: ArgumentHelp(
      "A host that notifies may be sent to, beside this machine; may be repeated.",
      valueName: "host[:port]"))
  var allowHost: [String] = []

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var languageOption: LanguageOption

  /// Whether it must not be believed.
  private func isWrong(_ trade: Trade) -> Bool {
    forged || amount.map { $0.fen != trade.amount } ?? false
  }

  func run() throws {
    let language = languageOption.language
    let number = number
    let trades = try OrderStore.use(language) { try await $0.trades(outTradeNo: number) }
    let trade = try choose(among: trades, language)
    let alipay = try KeysCommand.loadOrExit(language)
    let configuration = Configuration.load(ignoringSecret: false)
    let keys = ChannelKeys(wechat: configuration.wechatKey ?? .builtInTest, alipay: alipay)
    let client = try MerchantServeCommand.notifyClient(allowHost, language)
    if let late {
      // The wait is what was asked for, and this program has nothing else to do.
      Thread.sleep(forTimeInterval: Double(late.span.microseconds) / 1_000_000)
    }
    guard
      let notify = trade.notify(
        at: Instant(microseconds: wallMicroseconds()), amount: amount?.fen)
    else { throw refuse("它没有 notify_url", "its order names no notify_url", language) }
    let delivery = blocking { [forged] in
      let delivery = await client.deliver(notify, signedWith: keys, isForged: forged)
      await client.shutdown()
      return delivery
    }
    let isWrong = isWrong(trade)
    if !isWrong { try record(delivery, of: trade, language) }
    Output.line(json ? object(trade, notify, delivery) : line(trade, notify, delivery, language))
    switch outcome(trade, delivery) {
    case .taken, .refused: break
    case .notTaken, .believed: throw ExitCode.no
    case .unanswered: throw isWrong ? ExitCode.unable : ExitCode.no
    }
  }

  /// The one payment of that number, or says why there is none and ends the command.
  private func choose(among trades: [Trade], _ language: Language) throws -> Trade {
    if trades.isEmpty {
      throw refuse("渠道没有这个订单", "no channel knows this order", language)
    }
    let paid = trades.filter { $0.status == .paid && (channel == nil || $0.channel == channel) }
    guard let trade = paid.first else {
      guard let channel else { throw refuse("还没有付款", "it has not been paid", language) }
      throw refuse(
        "没有用\(channel.name.zh)付过款", "it has not been paid through \(channel.name.en)", language)
    }
    if paid.count > 1 {
      throw refuse(
        "有多笔付款：用 --channel 选择", "there are several payments: choose with --channel", language)
    }
    if trade.notifyTakenAt != nil, !again, !isWrong(trade) {
      throw refuse(
        "商户已确认过通知；--again 再发一次",
        "the merchant's server has taken the notify; --again sends it once more", language)
    }
    return trade
  }

  /// What the merchant's server made of it.
  private enum Outcome: String {
    case taken
    case notTaken = "not-taken"
    /// Of what must not be believed.
    case refused, believed
    /// No answer, or none that tells what it thinks.
    case unanswered
  }

  private func outcome(_ trade: Trade, _ delivery: NotifyClient.Delivery) -> Outcome {
    guard case .response(let status, _, let body) = delivery.reply.outcome, status < 500 else {
      return .unanswered
    }
    guard isWrong(trade) else { return delivery.isTaken ? .taken : .notTaken }
    // Whoever says success in the other channel's words believes it too.
    let saysSuccess =
      (200..<300).contains(status)
      && String(decoding: body.bytes, as: UTF8.self).lowercased().contains("success")
    return delivery.isTaken || saysSuccess ? .believed : .refused
  }

  private func refuse(_ zh: String, _ en: String, _ language: Language) -> ExitCode {
    Output.error("\(printable(number)): \(Bilingual(zh: zh, en: en)[language])")
    return .no
  }

  private func record(
    _ delivery: NotifyClient.Delivery, of trade: Trade, _ language: Language
  ) throws {
    let now = Instant(microseconds: wallMicroseconds())
    try OrderStore.use(language) { store in
      try await store.trade([trade.name]) { found in
        found?.notifies += 1
        found?.notifyTriedAt = now
        if delivery.isTaken { found?.notifyTakenAt = now }
      }
    }
  }

  // MARK: Output

  private func line(
    _ trade: Trade, _ notify: ChannelNotify, _ delivery: NotifyClient.Delivery,
    _ language: Language
  ) -> String {
    let style = Style.standardOutput(environment: ProcessInfo.processInfo.environment)
    let outcome = outcome(trade, delivery)
    let said = words(outcome, trade)
    let isGood = outcome == .taken || outcome == .refused
    return
      [
        printable(trade.outTradeNo), trade.channel.name[language],
        Amount(fen: amount?.fen ?? trade.amount).description, printable(notify.url),
        answer(delivery, language), style(said[language], isGood ? .good : .bad),
      ].joined(separator: "  ")
  }

  private func words(_ outcome: Outcome, _ trade: Trade) -> Bilingual {
    switch outcome {
    case .taken: Bilingual(zh: "商户已确认", en: "taken")
    case .refused: Bilingual(zh: "商户已拒绝（符合预期）", en: "refused, rightly")
    case .unanswered:
      Bilingual(zh: "没有可判断的应答", en: "no answer that tells anything")
    case .believed:
      forged
        ? Bilingual(zh: "商户错误地接受了伪造的通知：没有验签", en: "believed: the sign is not checked")
        : Bilingual(zh: "商户错误地接受了这个金额：没有核对金额", en: "believed: the amount is not checked")
    case .notTaken:
      trade.channel == .wechat
        ? Bilingual(
          zh: "商户未确认：微信要的是 return_code 为 SUCCESS 的 XML",
          en: "not taken: WeChat wants an XML with return_code SUCCESS")
        : Bilingual(
          zh: "商户未确认：支付宝要的正文是 success，不多不少",
          en: "not taken: Alipay wants the body success, and nothing else")
    }
  }

  private func answer(_ delivery: NotifyClient.Delivery, _ language: Language) -> String {
    switch delivery.reply.outcome {
    case .response(let status, _, let body):
      let text = String(decoding: body.bytes.prefix(200), as: UTF8.self)
      return "HTTP \(status) \(printable(text))"
    case .failure(_, let detail) where !delivery.wasSent:
      return Bilingual(zh: "没有发送：要用 --allow-host 写出这个主机", en: printable(detail))[language]
    case .failure(let failure, let detail):
      let finding = Finding(
        code: "backend-\(failure.name)", level: .warning, values: [printable(detail)])
      return finding.message[language]
    }
  }

  private func object(
    _ trade: Trade, _ notify: ChannelNotify, _ delivery: NotifyClient.Delivery
  ) -> String {
    JSONLines.object { json in
      json.field("out_trade_no", printable(trade.outTradeNo))
      json.field("channel", trade.channel.rawValue)
      json.field("amount", amount?.fen ?? trade.amount)
      json.field("url", printable(notify.url))
      json.field("forged", forged)
      json.field("outcome", ServerLog.outcome(delivery))
      if case .response(let status, _, let body) = delivery.reply.outcome {
        json.field("status", status)
        json.field("answer", printable(String(decoding: body.bytes.prefix(200), as: UTF8.self)))
      }
      json.field("taken", delivery.isTaken)
      json.field("verdict", outcome(trade, delivery).rawValue)
      json.field("took_us", delivery.reply.took.microseconds)
    }
  }
}
