import ArgumentParser
import Channels
import Documents
import MerchantServer
import OrderBook
import Outside
import Payment

/// The orders of the book, newest first.
struct MerchantOrdersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders", abstract: "List the orders, newest first.")

  @Option(
    help: ArgumentHelp(
      "Only those: created, paid, closed, refunding, partly-refunded or refunded.",
      valueName: "status"))
  var status: OrderStatus?

  @Option(help: ArgumentHelp("How many at most, up to 1000.", valueName: "n"))
  var limit = 50

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard (1...OrderStore.longestList).contains(limit) else {
      throw ValidationError("--limit is a number from 1 to \(OrderStore.longestList).")
    }
  }

  func run() throws {
    let language = languageOption.language
    let (status, limit) = (status, limit)
    let (orders, total, unmatched, trades) = try OrderStore.use(language) { store in
      (
        try await store.list(status: status, limit: limit, before: nil),
        try await store.count(status: status),
        try await store.unmatched(),
        status == nil ? try await store.tradesWithoutOrder(limit: limit) : []
      )
    }
    if json { return Output.line(Self.json(orders, total, unmatched, trades)) }
    let listing = OrderListing(language: language)
    if orders.isEmpty, trades.isEmpty {
      Output.line(
        Bilingual(
          zh: "没有订单。在 cashier 里付一笔，或向 cashier merchant serve 创建一笔，就会出现在这里。",
          en: "No orders. Pay one in cashier, or create one at cashier merchant serve, and it "
            + "will be here.")[language])
    } else if !orders.isEmpty {
      (listing.lines(orders) + listing.rest(shown: orders.count, of: total)).forEach(Output.line)
    }
    if !trades.isEmpty {
      if !orders.isEmpty { Output.line("") }
      TradeListing(trades: trades, language: language).linesWithNumbers.forEach(Output.line)
    }
    if !unmatched.isEmpty {
      Output.line("")
      listing.lines(unmatched, limit: limit).forEach(Output.line)
    }
  }

  private static func json(
    _ orders: [StoredOrder], _ total: Int, _ unmatched: [UnmatchedPayment], _ trades: [Trade]
  ) -> String {
    JSONLines.object { json in
      json.objects("orders", orders) { json, stored in
        OrderDocument.write(stored.order, at: TimeArgument.currentSeconds, to: &json)
      }
      json.field("total", total)
      OrderDocument.write(unmatched, to: &json)
      TradeListing.write(trades, to: &json)
    }
  }
}

extension OrderStatus: ExpressibleByArgument {}
