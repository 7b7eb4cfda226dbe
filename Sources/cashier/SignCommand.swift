import ArgumentParser
import Documents
import Foundation
import TTPay

/// The sign of an order.
struct SignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign an order.",
    discussion: """
      The secret is $CASHIER_APP_SECRET, else the built-in test secret. The secret is never printed.
      """)

  @Argument(help: ArgumentHelp("A file with an order; - is standard input.", valueName: "order"))
  var order: String

  @Flag(help: "Show the text that is signed, with ‹secret› in the secret's place.")
  var explain = false

  @Flag(help: "Print the order as JSON with timestamp and trade_time set to now, signed anew.")
  var write = false

  @Option(help: "The moment for --write: RFC 3339 or seconds since 1970.")
  var now: TimeArgument?

  @Flag(help: "Sign with the built-in test secret, whatever is configured.")
  var noSecret = false

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if explain, write { throw ValidationError("--explain and --write cannot go together.") }
  }

  func run() throws {
    let language = languageOption.language
    let configuration = Configuration.load(ignoringSecret: noSecret)
    let options = try OrderFile(name: order).readOrExit(language)
    if configuration.appSecret == nil {
      Output.error(
        Bilingual(
          zh: "没有配置密钥，用内置的测试密钥签名；设置 CASHIER_APP_SECRET 可换成自己的",
          en: "no secret is configured: signing with the built-in test secret "
            + "(set CASHIER_APP_SECRET to use yours)")[language])
    }
    let secret = configuration.appSecret ?? .builtInTest
    if explain {
      SignExplanation(order: options.order, secret: secret, language: language).lines
        .forEach(Output.line)
    } else if write {
      let seconds = now?.seconds ?? TimeArgument.currentSeconds
      Output.line(options.order.freshlySigned(at: seconds, secret: secret).json(indented: true))
    } else {
      Output.line(OrderSignature.sign(options.order, secret: secret))
    }
  }
}
