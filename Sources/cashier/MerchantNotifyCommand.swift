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
      right notify, and refuses a forged one or one with another amount. Else it is 1.
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

  /// What must not be believed.
  private var isWrong: Bool { forged || amount != nil }

  func run() throws {
    let language = languageOption.language
    let configuration = Configuration.load(ignoringSecret: false)
    let keys = ChannelKeys(
      wechat: configuration.wechatKey ?? .builtInTest,
      alipay: try KeysCommand.loadOrExit(language))
    let client = try MerchantServeCommand.notifyClient(allowHost, language)
    let number = number
    let trades = try OrderStore.use(language) { try await $0.trades(outTradeNo: number) }
    let trade = try choose(among: trades, language)
    if let late {
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
    if !isWrong { try record(delivery, of: trade, language) }
    Output.line(json ? object(trade, notify, delivery) : line(trade, notify, delivery, language))
    if delivery.isTaken == isWrong { throw ExitCode.no }
  }

  /// The one payment of that number, or says why there is none and ends the command.
  private func choose(among trades: [Trade], _ language: Language) throws -> Trade {
    if trades.isEmpty {
      throw refuse("渠道没有这个订单", "no channel knows this order", language)
    }
    let paid = trades.filter { $0.status == .paid && (channel == nil || $0.channel == channel) }
    guard let trade = paid.first else {
      throw refuse("还没有付款", "it has not been paid", language)
    }
    if paid.count > 1 {
      throw refuse(
        "有多笔付款：用 --channel 选择", "there are several payments: choose with --channel", language)
    }
    if trade.notifyTakenAt != nil, !again, !isWrong {
      throw refuse(
        "商户已受理过通知；--again 再发一次",
        "the merchant's server has taken the notify; --again sends it once more", language)
    }
    return trade
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
    let (zh, en, isGood): (String, String, Bool) =
      switch (isWrong, delivery.isTaken) {
      case (false, true): ("已受理", "taken", true)
      case (false, false): ("未受理", "not taken", false)
      case (true, true): ("商户相信了它：没有验签或没有核对金额", "believed: sign or amount is not checked", false)
      case (true, false): ("已拒绝，正确", "refused, rightly", true)
      }
    return
      ([
        printable(trade.outTradeNo), trade.channel.name[language],
        Amount(fen: amount?.fen ?? trade.amount).description, printable(notify.url),
        answer(delivery),
      ] + [style(Bilingual(zh: zh, en: en)[language], isGood ? .good : .bad)])
      .joined(separator: "  ")
  }

  private func answer(_ delivery: NotifyClient.Delivery) -> String {
    switch delivery.reply.outcome {
    case .response(let status, _, let body):
      let text = String(decoding: body.bytes.prefix(200), as: UTF8.self)
      return "HTTP \(status) \(printable(text))"
    case .failure(let failure, let detail): return "\(failure.name): \(printable(detail))"
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
      json.field("taken", delivery.isTaken)
      json.field("took_us", delivery.reply.took.microseconds)
    }
  }
}
