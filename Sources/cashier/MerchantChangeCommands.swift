import ArgumentParser
import Documents
import Foundation
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

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let number = number
    let reply = try OrderStore.use(language) { store in
      await OrderChanges(store: store).perform(.close, on: number)
    }
    try ChangeReport(number: number, language: language).tell(reply)
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

  @Option(help: ArgumentHelp("In 元, as 0.01.", valueName: "yuan"), transform: Self.amount)
  var amount: Amount?

  @Option(
    help: ArgumentHelp(
      "The refund's own number: the same one again changes nothing.", valueName: "number"))
  var refundNo: String?

  @Option(help: ArgumentHelp("The payment that it comes out of.", valueName: "id"))
  var transaction: String?

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let (number, amount, transaction) = (number, amount, transaction)
    let refundNo = refundNo ?? "R\(wallMicroseconds())"
    let reply = try OrderStore.use(language) { store -> BookReply in
      guard let order = try await store.stored(number)?.order else { return .unknownOrder }
      // The same number again means the same refund, whatever is left by now.
      let known = order.refunds.first { $0.number == refundNo }
      let name = transaction ?? known?.transaction
      let payment =
        name.map { name in order.payments.first { $0.transaction == name } }
        ?? order.dueForRefund.first ?? order.payment
      let left = known?.amount ?? payment.map(order.refundable) ?? 0
      let changes = OrderChanges(store: store)
      let asked = await changes.perform(
        .refund(
          number: refundNo, amount: amount?.fen ?? left,
          transaction: name ?? payment?.transaction), on: number)
      guard case .order(_, let outcome) = asked, outcome == .changed || outcome == .repeated
      else { return asked }
      let done = await changes.perform(.refundDone(number: refundNo), on: number)
      return done
    }
    try ChangeReport(number: number, language: language).tell(reply)
  }

  private static func amount(_ text: String) throws -> Amount {
    guard let amount = Amount(yuan: text), amount.fen > 0 else {
      throw ValidationError("--amount is in 元 and above 0, as 0.01.")
    }
    return amount
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

/// What became of a change, in a line; the exit status says the same.
struct ChangeReport {
  let number: String
  let language: Language

  func tell(_ reply: BookReply) throws {
    switch reply {
    case .order(let order, .changed), .order(let order, .surplus):
      Output.line("\(printable(number))  \(order.status.text[language])")
    case .order(let order, .repeated):
      let already = Bilingual(zh: "没有变化", en: "nothing changed")[language]
      Output.line("\(printable(number))  \(order.status.text[language])  (\(already))")
    case .order(_, .refused(let refusal)):
      Output.error("\(printable(number)): \(refusal.text[language])")
      throw ExitCode.no
    case .unknownOrder: throw OrderNumber.unknown(number, language)
    case .failure(let reason):
      Output.error(reason)
      throw ExitCode.unable
    case .numberTaken, .keyReused: throw ExitCode.unable
    }
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
      Bilingual(zh: "退款超过可退金额", en: "that is more than what is left of the payment")
    case .unknownTransaction:
      Bilingual(zh: "没有这笔付款；用 show 查看", en: "it has no such payment: see show")
    case .unknownRefund: Bilingual(zh: "没有这笔退款", en: "it has no such refund")
    case .refundNumberUsed:
      Bilingual(
        zh: "退款单号已用于另一笔退款", en: "the refund number stands for another refund already")
    }
  }
}
