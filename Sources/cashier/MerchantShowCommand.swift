import ArgumentParser
import Channels
import Documents
import MerchantServer
import OrderBook
import Outside
import Payment
import Simulation

/// One order.
struct MerchantShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an order: payments, refunds, and all that happened to it.")

  @Argument(help: ArgumentHelp("Its out_order_no.", valueName: "no"))
  var number: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let number = number
    let (stored, events, unmatched, trades) = try OrderStore.use(language) { store in
      (
        try await store.stored(number), try await store.events(of: number),
        try await store.unmatched(for: number), try await store.trades(outTradeNo: number)
      )
    }
    let atChannels = TradeListing(trades: trades, language: language)
    guard let stored else {
      // An order of somebody else's server.
      if unmatched.isEmpty, !trades.isEmpty {
        if json {
          Output.line(JSONLines.object { TradeListing.write(trades, to: &$0) })
        } else {
          atChannels.lines.forEach(Output.line)
        }
        return
      }
      if json && !unmatched.isEmpty {
        Output.line(JSONLines.object { OrderDocument.write(unmatched, to: &$0) })
      } else {
        OrderListing(language: language).lines(unmatched, limit: unmatched.count)
          .forEach(Output.line)
      }
      throw OrderNumber.unknown(number, language)
    }
    let now = TimeArgument.currentSeconds
    if json { return Output.line(Self.json(stored, events, trades, now)) }
    let sheet = OrderSheet(stored: stored, events: events, now: now, language: language)
    (sheet.lines + (trades.isEmpty ? [] : [""]) + atChannels.lines).forEach(Output.line)
  }

  private static func json(
    _ stored: StoredOrder, _ events: [StoredEvent], _ trades: [Trade], _ now: Int64
  ) -> String {
    JSONLines.object { json in
      OrderDocument.write(stored.order, at: now, to: &json)
      json.objects("events", events) { json, event in
        json.field("at_us", event.at.microseconds)
        json.field("by", event.author)
        json.field("what", event.action.rawValue)
        if let channel = event.channel { json.field("channel", channel.rawValue) }
        if let transaction = event.transaction { json.field("transaction", transaction) }
        if let refund = event.refund { json.field("refund_no", refund) }
        if let amount = event.amount { json.field("amount", amount) }
        json.field("outcome", event.outcome.rawValue)
        if let refusal = event.refusal { json.field("refusal", refusal) }
        if let because = event.because { json.field("because", because) }
      }
      TradeListing.write(trades, to: &json)
      json.field("orderInfo", json: stored.info.utf8)
    }
  }
}

enum OrderNumber {
  /// Says that no order has the number; the answer is no.
  static func unknown(_ number: String, _ language: Language) -> ExitCode {
    Output.error(
      Bilingual(
        zh: "订单簿里没有 \(printable(number))；cashier merchant orders 列出所有订单",
        en: "no order \(printable(number)) in the book; cashier merchant orders lists them")[
          language])
    return .no
  }
}
