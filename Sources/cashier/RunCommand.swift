import ArgumentParser
import CashierPlatform
import CashierUI
import Documents
import Foundation
import FrontendLogic
import Outside
import Payment
import RemoteBackend
import Scenario
import Simulation
import TTPay
import Terminal
import Walk

/// The interactive cashier, and the same payment as lines of text.
struct RunCommand: ParsableCommand, ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Walk through a payment (the default command).",
    discussion: """
      Without ORDER the embedded merchant makes and signs one. An ORDER is a file, or - for \
      standard input: JSON, JSON5, the JavaScript object literal of the documents, or the whole \
      tt.pay({…}) argument.

      With --plain the conversation is printed as lines, in virtual time: the acts come from \
      --act, else from standard input, a word each. The exit status is then 0 when the page and \
      the money agree, 1 when they do not, and 2 when an act was not possible.
      """)

  @Argument(
    help: ArgumentHelp("An order from outside.", valueName: "order"), completion: .file())
  var order: String?

  @Option(
    help: ArgumentHelp(
      "1: the cashier. 3: straight to WeChat. 4: straight to Alipay.", valueName: "n"))
  var service: Int?

  @Option(help: ArgumentHelp("The channel that is preselected.", valueName: "wechat|alipay"))
  var channel: Channel?

  @Option(
    help: ArgumentHelp(
      "Watch a scenario: a name (cashier scenarios) or a file. Any act of yours takes over.",
      valueName: "name-or-file"), completion: .scenario)
  var scenario: String?

  @Option(
    help: ArgumentHelp("The seed of every draw, a whole number (default: 1).", valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "When the walk begins: RFC 3339, as 2019-08-25T16:11:21+08:00, or seconds since 1970 (default: now; with --plain and no "
        + "order, that moment).", valueName: "time"))
  var now: TimeArgument?

  @OptionGroup(title: "Front end") var frontend: FrontendOptions

  @Option(
    help: ArgumentHelp(
      "The channel's notify: on-time, late:15s, twice, lost (the first try; lost:2 the first two; "
        + "the channel sends it again) or never (every try is lost).", valueName: "when"))
  var notify: NotifyArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "One way between front end and backend, as 40ms or 1.5s (default: 15ms).",
      valueName: "duration"))
  var latency: DurationArgument?

  @OptionGroup(title: "Screen") var screen: ScreenOptions

  @Flag(help: "Print the conversation as lines instead of showing a screen.")
  var plain = false

  @Option(
    help: ArgumentHelp(
      "With --plain: what the payer does, as wechat,pay@2s. Acts: "
        + UserAct.allCases.map(\.rawValue).joined(separator: " ") + ".", valueName: "acts"),
    transform: ActArgument.parse)
  var act: ActArgument?

  @Option(
    help: ArgumentHelp("Write the journal to a file, as a trace.", valueName: "file"),
    completion: .file())
  var trace: String?

  @Option(
    help: ArgumentHelp(
      "When the program ends, write a recording of the walk that asciinema plays; keys are not in it.",
      valueName: "file"))
  var record: String?

  @Option(
    help: ArgumentHelp(
      "Your own merchant: a merchant.yaml (see cashier backend init), or the URL of a cashier "
        + "merchant serve.", valueName: "file-or-url"), completion: .file(extensions: ["yaml"]))
  var backend: String?

  @Option(
    help: ArgumentHelp(
      "Let WeChat and Alipay answer your server's own calls on this port (see docs/sandbox.md); 0 takes any that is free.",
      valueName: "port"))
  var listen: UInt16?

  @Option(
    help: ArgumentHelp(
      "With --listen: a host that notifies may be sent to, beside this machine; may be repeated.",
      valueName: "host[:port]"))
  var allowHost: [String] = []

  @Flag(help: "Keep no order book: forget the orders when the program ends.")
  var ephemeral = false

  @Flag(help: "Ignore every configured secret.")
  var noSecret = false

  @OptionGroup var languageOption: LanguageOption

  var showsScreen: Bool { !plain }

  func validate() throws {
    if listen != nil, plain { throw ValidationError("--listen goes with the screen.") }
    if listen != nil, order != nil {
      throw ValidationError("--listen waits for your server's orders: leave ORDER out.")
    }
    if listen == nil, !allowHost.isEmpty {
      throw ValidationError("--allow-host goes with --listen.")
    }
    if listen != nil, let speed = screen.speed, speed.speed != .normal {
      throw ValidationError("--listen runs at 1×: your server's clock is real.")
    }
    if record != nil, plain {
      throw ValidationError("--record goes with the screen; cashier export --cast records a trace.")
    }
    if record == "-" {
      throw ValidationError("--record wants a file: the screen is on the terminal.")
    }
    if trace == "-" {
      throw ValidationError("--trace wants a file: standard output is for the conversation.")
    }
    if act != nil, !plain { throw ValidationError("--act goes with --plain.") }
    if scenario != nil, order != nil || listen != nil || act != nil || now != nil {
      throw ValidationError(
        "--scenario says itself who pays what and when: leave ORDER, --listen, --act and --now out."
      )
    }
    if backend != nil, order != nil {
      throw ValidationError("--backend makes its own orders: leave ORDER out.")
    }
    if backend != nil, let speed = screen.speed, speed.speed != .normal {
      throw ValidationError("--backend runs at 1×: your backend's clock is real.")
    }
  }

  func run() throws {
    if !plain { keepMemorySmall() }
    let language = languageOption.language
    var configuration = Configuration.load(ignoringSecret: noSecret)
    if listen != nil { configuration.trustOwnAlipayKey(in: Places.keys) }
    let options = try order.map { try OrderFile(name: $0).readOrExit(language) }
    try WrittenFile.keepApart([trace, record], sparing: [order, scenario], language)
    let scenario = try scenario.map { try Scenario.openOrExit($0, language) }
    // The person's own keys serve live runs only; what is printed is the same everywhere.
    let signing =
      plain || scenario != nil ? .builtInTest : configuration.appSecret ?? .builtInTest
    var (outside, remote) = try outsideWorld(language)
    defer { outside.close() }
    var listening: String?
    if let listen {
      let channels = try channels(configuration, allowing: remote?.hosts ?? [], language)
      listening = "127.0.0.1:\(try channels.listen(port: listen, language))"
      outside.channels = channels
    }
    var settings = settings(options, scenario, deadline: remote?.deadline)
    settings.remote = remote
    settings.channel.isListening = listening != nil
    if let scenario, let remote {
      if let obstacle = scenario.obstacleToRemote {
        Output.error("\(scenario.name): \(obstacle[language])")
        throw ExitCode.unable
      }
      settings.links = scenario.remote(remote, at: settings.start).settings.links
    }
    if case .book = outside.merchant { settings.backend.keepsBook = true }
    if remote != nil, latency == nil, scenario == nil {
      // The way to a real server takes the time that it takes.
      settings.links[.frontend, .backend] = .immediate
      settings.links[.channel, .backend] = .immediate
    }
    let verification = OrderTable.Verification(
      secret: configuration.appSecret, merchant: configuration.merchant)
    var walk = Walk(
      settings, orders: OrderTable(signingWith: signing, verifying: verification),
      adopting: options.map { options in
        let sign = OrderSignature.verify(options.order, secret: configuration.appSecret)
        return Order.adopted(options, sign: sign, merchant: configuration.merchant)
      })
    let file = try trace.map { try TraceFile(path: $0, settings: walk.settings, language) }
    let recording = try record.map { try CastFile(path: $0, language) }
    var story = scenario
    story?.settings = settings
    if plain {
      walk.outsideWorld = outside.answer
      var plainRun = PlainRun(walk: walk, language: language, trace: file)
      if let story {
        try plainRun.run(story)
      } else {
        try plainRun.run(act?.steps, readsInput: order != "-")
      }
    } else {
      try ScreenRun(
        walk: walk, language: language, options: screen,
        signsWithTestSecret: signing.isBuiltInTest, listening: listening,
        outside: outside.work, calls: outside.channels?.inbox, trace: file, recording: recording,
        scenario: story,
        resources: ScreenResources.all(
          signing: signing, verifying: configuration.appSecret, merchant: configuration.merchant)
      ).run()
    }
  }

  /// The order book serves plain live runs alone: with the wall's clock, and the embedded
  /// merchant's own orders.
  private func outsideWorld(_ language: Language) throws -> (OutsideWorld, BackendProfile?) {
    if let backend {
      let (profile, client) = try BackendSource(name: backend)
        .openOrExit(ProcessInfo.processInfo.environment, language)
      return (OutsideWorld(merchant: .backend(client)), profile)
    }
    guard !plain, !ephemeral, now == nil, order == nil, scenario == nil else {
      return (OutsideWorld(merchant: .none), nil)
    }
    return (OutsideWorld(merchant: .book(try OrderStore.openOrExit(language))), nil)
  }

  private func channels(
    _ configuration: Configuration, allowing hosts: Set<String>, _ language: Language
  ) throws -> WalkChannels {
    try KeysCommand.checkOrExit(language)
    // A failure is told to who asks: the screen is the terminal's.
    let keyring = Keyring(
      Places.keys, wechat: configuration.wechatKey ?? .builtInTest, failed: { _ in })
    return WalkChannels(
      keyring: keyring,
      notifies: try MerchantServeCommand.notifyClient(hosts.sorted() + allowHost, language))
  }

  private func settings(
    _ options: PayOptions?, _ scenario: Scenario?, deadline: TimeSpan?
  ) -> WalkSettings {
    var settings = scenario?.settings ?? WalkSettings()
    if let seed { settings.seed = seed }
    if let now {
      settings.start = Instant(microseconds: now.microseconds)
    } else if scenario == nil && !plain || order != nil || backend != nil {
      settings.start = Instant(microseconds: wallMicroseconds())
    }
    if scenario == nil {
      settings.options = FrontendLogic.Options(
        service: options?.service ?? (options?.hasGetOrderStatus == nil ? 1 : Service.none),
        defaultChannel: options?.defaultChannel)
    }
    if let channel { settings.options.defaultChannel = channel }
    if let service { settings.options.service = service }
    if scenario == nil || service != nil {
      // A front end passes getOrderStatus where its document does, else where it is needed.
      let passesIt = options?.hasGetOrderStatus ?? (settings.options.service == 1)
      settings.frontend.getOrderStatus = passesIt ? .settles : .absent
    }
    frontend.apply(to: &settings.frontend, deadline: deadline)
    if let notify { settings.channel = notify.settings }
    if let latency { settings.links[.frontend, .backend].latency = .constant(latency.span) }
    return settings
  }
}

extension Channel: ExpressibleByArgument {}
