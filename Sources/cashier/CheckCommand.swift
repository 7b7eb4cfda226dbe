import ArgumentParser
import Documents
import Foundation
import TTPay

/// Would the sheet open?
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say whether the sheet would open for an order, and what is wrong with it.",
    discussion: """
      The sign is verified against $CASHIER_APP_SECRET. Several files are one session of one \
      cashier. Exits with 0 if every sheet opens without a toast, 1 if one would not, 2 if a file \
      could not be read.
      """)

  @Argument(
    help: ArgumentHelp("Files with an order; - is standard input.", valueName: "order"),
    completion: .file())
  var orders: [String]

  @Option(help: "tt.pay's service, in place of what the file says: 1, 3 or 4.")
  var service: Int?

  @Option(help: "The moment of the check: RFC 3339 or seconds since 1970.")
  var now: TimeArgument?

  @Flag(help: "Print JSON: an object for one file, an array for several.")
  var json = false

  @Flag(help: "Do not verify the sign, whatever is configured.")
  var noSecret = false

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let language = languageOption.language
    let results = CheckResult.session(
      orders.map(OrderFile.init), service: service,
      now: now?.seconds ?? TimeArgument.currentSeconds,
      configuration: Configuration.load(ignoringSecret: noSecret),
      language: language)
    if json {
      let values = results.map { $0.json(language) }
      let value = values.count == 1 ? values[0] : .array(values)
      Output.line(value.json(indented: true))
    } else {
      let report = CheckReport(
        language: language, style: .standardOutput(environment: environment))
      let blocks = results.map(report.lines).filter { !$0.isEmpty }
      for (index, lines) in blocks.enumerated() {
        if index > 0 { Output.line("") }
        lines.forEach(Output.line)
      }
    }
    for case .unreadable(let error) in results.map(\.outcome) { Output.error(error.text) }
    if results.contains(where: { $0.opens == nil }) { throw ExitCode.unable }
    if results.contains(where: { $0.opens == false }) { throw ExitCode.no }
  }
}
