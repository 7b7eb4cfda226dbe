import ArgumentParser
import Documents
import Foundation
import OrderBook
import Outside
import Payment
import Simulation
import Terminal

/// Takes old orders out of the book.
struct MerchantPurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: "Remove orders from the book, for good.")

  @Option(
    help: ArgumentHelp("Only those created longer ago than this: 30d, 12h …", valueName: "age"),
    transform: Self.age)
  var olderThan: TimeSpan?

  @Option(help: ArgumentHelp("Only those of this status; may be given again.", valueName: "status"))
  var status: [OrderStatus] = []

  @Flag(help: "Do not ask first.")
  var yes = false

  @Flag(help: "Print what was removed as JSON.")
  var json = false

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let before = olderThan.map {
      Instant(microseconds: wallMicroseconds() - $0.microseconds)
    }
    let only = Set(status)
    let found = try OrderStore.use(language) {
      try await $0.purgeable(before: before, only: only)
    }
    guard found.orders + found.unmatchedPayments > 0 else {
      return tell(found, Bilingual(zh: "没有可删除的", en: "nothing to remove"), language)
    }
    guard try yes || agrees(to: found, language) else { throw ExitCode.no }
    let removed = try OrderStore.use(language) {
      try await $0.purge(before: before, only: only)
    }
    let text = Self.text(removed)
    tell(removed, Bilingual(zh: "已删除 \(text.zh)", en: "removed \(text.en)"), language)
  }

  private func tell(_ removed: Purged, _ text: Bilingual, _ language: Language) {
    guard json else { return Output.line(text[language]) }
    Output.line(
      JSONLines.object { json in
        json.field("orders", removed.orders)
        json.field("unmatched_payments", removed.unmatchedPayments)
      })
  }

  private func agrees(to found: Purged, _ language: Language) throws -> Bool {
    let what = Bilingual(
      zh: "将永久删除 \(Self.text(found).zh)", en: "This removes \(Self.text(found).en) for good")[
        language]
    guard isatty(STDIN_FILENO) == 1 else {
      Output.error(
        what
          + Bilingual(zh: "；没有终端可问，请加 --yes", en: "; there is no terminal to ask at: --yes")[
            language])
      throw ExitCode.unable
    }
    Output.write("\(what). y/N ", to: .standardError)
    return ["y", "Y", "yes"].contains(readLine() ?? "")
  }

  private static func text(_ purged: Purged) -> Bilingual {
    func count(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    return Bilingual(
      zh: "\(purged.orders) 个订单、\(purged.unmatchedPayments) 笔无主付款",
      en: count(purged.orders, "order") + " and "
        + count(purged.unmatchedPayments, "payment") + " without one")
  }

  /// Days too, which no other duration needs.
  private static func age(_ text: String) throws -> TimeSpan {
    if text.hasSuffix("d"), let days = Int64(text.dropLast()), (0...36_500).contains(days) {
      return .hours(24 * days)
    }
    guard let span = TimeSpan(text) else {
      throw ValidationError("--older-than is a duration, as 30d or 12h.")
    }
    return span
  }
}
