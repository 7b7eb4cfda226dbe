import ArgumentParser
import Documents
import Foundation
import MerchantServer
import OrderBook
import Outside
import Payment
import Simulation
import TTPay
import Terminal

/// Closes an order.
struct MerchantCloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close an order that nobody has paid.")

  @Argument(help: ArgumentHelp("Its out_order_no.", valueName: "no"))
  var number: String

  @Flag(help: "Print the order as JSON.")
  var json = false

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let number = number
    let reply = try OrderStore.use(language) { store in
      await OrderChanges(store: store).perform(.close, on: number)
    }
    try ChangeReport(number: number, change: .close, json: json, language: language).tell(reply)
  }
}

/// Gives money back.
struct MerchantRefundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refund",
    abstract: "Give money back: surplus money first, else all that is left of what was paid.",
    discussion: "The emulated channel gives the money back at once.")

  @Argument(help: ArgumentHelp("Its out_order_no.", valueName: "no"))
  var number: String

  @Option(help: ArgumentHelp("In 元, as 0.01.", valueName: "yuan"), transform: Amount.argument)
  var amount: Amount?

  @Option(
    help: ArgumentHelp(
      "The refund's own number: the same one again changes nothing.", valueName: "number"))
  var refundNo: String?

  @Option(help: ArgumentHelp("The payment that it comes out of.", valueName: "id"))
  var transaction: String?

  @Flag(help: "Print the order as JSON.")
  var json = false

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let (number, amount, transaction) = (number, amount, transaction)
    let refundNo = refundNo ?? "R\(wallMicroseconds())"
    let refund = OrderChange.refund(
      number: refundNo, amount: amount?.fen, transaction: transaction)
    let reply = try OrderStore.use(language) { store -> BookReply in
      let changes = OrderChanges(store: store)
      let asked = await changes.perform(refund, on: number)
      guard case .order(_, let outcome) = asked, outcome == .changed || outcome == .repeated
      else { return asked }
      return await changes.perform(.refundDone(number: refundNo), on: number)
    }
    try ChangeReport(number: number, change: refund, json: json, language: language).tell(reply)
  }
}

/// Changes that the person makes to orders of the book.
struct OrderChanges: Sendable {
  let store: OrderStore

  func perform(_ change: OrderChange, on number: String) async -> BookReply {
    await store.perform(
      .change(outOrderNo: number, change), by: "cli", because: nil,
      at: Instant(microseconds: wallMicroseconds()), idempotency: nil)
  }
}

/// What became of a change, in a line or as JSON; the exit status says the same.
struct ChangeReport {
  let number: String
  let change: OrderChange
  let json: Bool
  let language: Language

  func tell(_ reply: BookReply) throws {
    if json, case .order(let order, let outcome) = reply { Output.line(json(order, outcome)) }
    switch reply {
    case .order(let order, .changed), .order(let order, .surplus):
      if !json { Output.line(line(order)) }
    case .order(let order, .repeated):
      let already = Bilingual(zh: "没有变化", en: "nothing changed")[language]
      if !json { Output.line("\(line(order))  (\(already))") }
    case .order(let order, .refused(let refusal)):
      Output.error("\(printable(number)): \(text(of: refusal, order)[language])")
      throw ExitCode.no
    case .unknownOrder: throw OrderNumber.unknown(number, language)
    case .failure(let reason):
      Output.error(reason)
      throw ExitCode.unable
    case .numberTaken, .keyReused: throw ExitCode.unable
    }
  }

  private func json(_ order: MerchantOrder, _ outcome: ChangeOutcome) -> String {
    JSONLines.object { json in
      OrderDocument.write(order, at: TimeArgument.currentSeconds, to: &json)
      json.field("outcome", StoredEvent.Outcome(outcome).rawValue)
      if case .refused(let refusal) = outcome { json.field("refusal", refusal.rawValue) }
    }
  }

  /// The order as it is now, and the refund that was asked for.
  private func line(_ order: MerchantOrder) -> String {
    let state = "\(printable(number))  \(order.status.text[language])"
    guard case .refund(let refundNo, _, _) = change,
      let refund = order.refunds.first(where: { $0.number == refundNo })
    else { return state }
    let (amount, payment) = (Amount(fen: refund.amount), printable(refund.transaction))
    let made = Bilingual(
      zh: "付款 \(payment) 退回 \(amount)，退款单号 \(printable(refundNo))",
      en: "\(amount) of payment \(payment) back, refund \(printable(refundNo))")
    return "\(state)  \(made[language])"
  }

  private func text(of refusal: ChangeRefusal, _ order: MerchantOrder) -> Bilingual {
    guard refusal == .abovePaid else { return refusal.text }
    let left = order.refundLeft(of: change.refundedTransaction, option: "--transaction") {
      Amount(fen: $0).description
    }
    return Bilingual(
      zh: "\(refusal.text.zh)：\(left.zh)", en: "\(refusal.text.en): \(left.en)")
  }
}

extension ChangeRefusal {
  var text: Bilingual {
    switch self {
    case .amountDiffers: Bilingual(zh: "金额与订单不符", en: "the amount is not the order's")
    case .amountNotPositive:
      Bilingual(zh: "没有可退的金额", en: "there is nothing to give back")
    case .alreadyPaid:
      Bilingual(
        zh: "订单已支付，不能关闭；请用 refund 退款", en: "it is paid and cannot be closed: refund it")
    case .notPaid: Bilingual(zh: "订单没有付款，无款可退", en: "nobody has paid it: nothing to refund")
    case .abovePaid:
      Bilingual(zh: "退款超过可退金额", en: "that is more than what is left")
    case .unknownTransaction:
      Bilingual(zh: "没有这笔付款；用 show 查看", en: "it has no such payment: see show")
    case .unknownRefund: Bilingual(zh: "没有这笔退款", en: "it has no such refund")
    case .refundNumberUsed:
      Bilingual(
        zh: "退款单号已用于另一笔退款", en: "the refund number stands for another refund already")
    }
  }
}
