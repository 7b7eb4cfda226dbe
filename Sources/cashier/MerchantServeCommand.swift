import ArgumentParser
import Channels
import Documents
import Foundation
import MerchantBackend
import MerchantServer
import Outside
import Simulation
import TTPay
import Terminal

/// The merchant over HTTP.
struct MerchantServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the embedded merchant over HTTP, to call with curl, read and imitate.",
    discussion: """
      It makes and signs orders, takes payments, answers status queries, closes and refunds; \
      GET /openapi.yaml describes it. It signs with $CASHIER_APP_SECRET, else with the built-in \
      test secret. There is no authentication: it serves this machine alone unless --host names \
      another address.

      Ctrl-C stops it when what is under way is done, within 5 seconds; a second one at once.
      """)

  @Option(help: ArgumentHelp("The port; 0 takes any that is free.", valueName: "n"))
  var port: UInt16 = 8080

  @Option(help: ArgumentHelp("The address to serve (default: 127.0.0.1).", valueName: "address"))
  var host: String?

  @Option(
    help: ArgumentHelp(
      "A host that notifies may be sent to, beside this machine; may be repeated.",
      valueName: "host[:port]"))
  var allowHost: [String] = []

  @Flag(help: "Keep the orders in memory, and forget them at the end.")
  var ephemeral = false

  @Flag(help: "Sign with the built-in test secret, whatever is configured.")
  var noSecret = false

  @Flag(help: "Print JSON, an object a line.")
  var json = false

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let configuration = Configuration.load(ignoringSecret: noSecret)
    let secret = configuration.appSecret ?? .builtInTest
    let book = try OrderStore.openOrExit(isEphemeral: ephemeral, language)
    defer { book.close() }
    let log = ServerLog(
      isJSON: json,
      style: .standardOutput(environment: ProcessInfo.processInfo.environment),
      language: language)
    let writer = LogWriter(dropped: log.dropped)
    let beginning = ServerLog.Beginning(
      host: host ?? "127.0.0.1", hasTestSecret: secret.isBuiltInTest,
      book: ephemeral ? nil : book.path)
    if let host, !["127.0.0.1", "localhost", "::1"].contains(host) {
      Output.error(
        Bilingual(
          zh: "警告：没有身份验证。能访问 \(printable(host)) 的任何人都可以下单、支付和退款",
          en: "warning: there is no authentication: whoever can reach \(printable(host)) can "
            + "create, pay and refund orders")[language])
    }
    try KeysCommand.checkOrExit(language)
    let keyring = Keyring(Places.keys, wechat: configuration.wechatKey ?? .builtInTest) {
      Output.error($0.message[language])
    }
    let server = MerchantServer(
      book: book, secret: secret, keys: { await keyring.get() },
      notifies: try Self.notifyClient(allowHost, language),
      settings: settings(configuration.merchant),
      clock: { Instant(microseconds: wallMicroseconds()) },
      observe: { writer.add(log.line($0)) },
      onListening: { port in log.beginning(beginning, port: port).forEach(writer.add) })
    let failure = serve(server) { writer.add(log.stopping()) }
    writer.finish()
    if let failure {
      Output.error(failure.message[language])
      throw ExitCode.unable
    }
  }

  static func notifyClient(_ hosts: [String], _ language: Language) throws -> NotifyClient {
    if let bad = hosts.first(where: { !AllowedHosts.isName($0) }) {
      Output.error(
        Bilingual(
          zh: "--allow-host 应为主机名，可带端口，如 shop.example:8443，而不是 \(printable(bad))",
          en: "--allow-host is a host, with or without a port, as shop.example:8443, not "
            + printable(bad))[language])
      throw ExitCode.unable
    }
    do throws(MerchantClientError) {
      return try NotifyClient(hosts: AllowedHosts(hosts, loopback: true))
    } catch {
      Output.error(error.message[language])
      throw ExitCode.unable
    }
  }

  private func settings(_ merchant: MerchantIdentity?) -> MerchantServer.Settings {
    var settings = MerchantServer.Settings()
    settings.host = host
    settings.port = Int(port)
    if let id = merchant?.merchantID { settings.usualOrder.merchantID = id }
    if let id = merchant?.appID { settings.usualOrder.appID = id }
    return settings
  }

  /// Serves until a signal asks for the end; nil where it came to a good one.
  private func serve(
    _ server: MerchantServer, stopping: @escaping @Sendable () -> Void
  ) -> ServerError? {
    let signals = StopSignals {
      stopping()
      Task { await server.stop() }
    }
    return withExtendedLifetime(signals) {
      blocking {
        do throws(ServerError) {
          try await server.run()
          return nil
        } catch {
          return error
        }
      }
    }
  }
}
