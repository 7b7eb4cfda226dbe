// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
  // The rooms are small modules that call each other millions of times a second.
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// One room of the house: a folder under `Sources/`, importing only rooms above it in this list.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [],
  resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources,
    swiftSettings: strict)
}

/// The catalogue; the binary has a copy of each.
let scenarios = [
  "alipay-cancel-then-pay",
  "alipay-direct-paid",
  "alipay-no-balance",
  "alipay-notify-late-one-shot",
  "alipay-paid",
  "alipay-paid-backend-pending",
  "alipay-processing",
  "backend-429-retry-after",
  "backend-503-window",
  "backend-answers-garbage",
  "backend-answers-html",
  "backend-answers-reordered",
  "backend-clock-behind",
  "backend-hears-userpaying",
  "backend-order-fails",
  "backend-pending-then-paid",
  "backend-quota-hit",
  "backend-quota-spared",
  "backend-random-faults",
  "backend-slow-answers",
  "backend-stale-status",
  "backend-sweeps-and-closes",
  "frontend-any-success-is-paid",
  "frontend-contradicted",
  "frontend-service-5",
  "frontend-zero-is-paid",
  "frontend-zero-is-paid-backend-pending",
  "network-reset-dns-timeout",
  "network-timeout",
  "notify-answered-late",
  "notify-answered-wrong",
  "notify-before-commit",
  "notify-failed-after-paid",
  "notify-forged",
  "notify-forged-believed",
  "notify-late-backend-asks",
  "notify-lost",
  "notify-lost-backend-asks",
  "notify-lost-backend-sweeps",
  "notify-other-amount",
  "notify-twice",
  "notify-twice-a-second-apart",
  "order-amount-edited",
  "order-closed-as-it-is-paid",
  "order-closed-at-channel",
  "order-closed-here-only",
  "order-expired-when-paid-again",
  "order-expires-on-sheet",
  "order-expires-while-paying-notify-late",
  "order-settled-opened-again",
  "order-sign-edited",
  "order-trade-time-edited",
  "order-without-channels",
  "paid-once-same-order",
  "paid-twice-avoided-by-asking",
  "paid-twice-new-order",
  "paid-twice-two-channels",
  "poll-antom",
  "poll-decorrelated-jitter",
  "poll-document",
  "poll-document-one-shot",
  "poll-douyin-game",
  "poll-equal-jitter",
  "poll-exponential",
  "poll-full-jitter",
  "poll-tt-pay",
  "poll-wechat-backend",
  "poll-wechat-native",
  "poll-wechat-quickpay",
  "promise-absent",
  "promise-always-0",
  "promise-always-0-believed",
  "promise-code-11",
  "promise-late",
  "promise-late-then-closed",
  "promise-late-then-closed-polled",
  "promise-never-settles",
  "promise-number",
  "promise-rejects",
  "promise-undefined",
  "promise-unpaid-is-failed",
  "user-back-gesture",
  "user-closes-sheet",
  "user-kills-app-after-alipay",
  "user-kills-app-before-paying",
  "user-takes-their-time",
  "wechat-cancel-then-pay",
  "wechat-cancelled",
  "wechat-direct-paid",
  "wechat-notify-late",
  "wechat-paid",
  "wechat-returns-early",
  "wechat-url-expired",
]

/// The looks; the binary has a copy of each.
let themes = [
  "abyss",
  "amber",
  "colour-blind",
  "dark",
  "douyin",
  "high-contrast",
  "ink",
  "light",
  "mono",
]

let package = Package(
  name: "cashier",
  products: [.executable(name: "cashier-bench", targets: ["CashierBench"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    room("Documents", ["Yams"]),
    .systemLibrary(
      name: "CExpat", path: "Sources/CExpat", providers: [.apt(["libexpat1-dev"])]),
    room(
      "TTPay",
      [
        "Documents", "CExpat", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    room("Simulation"),
    room("OrderBook", ["TTPay", "Simulation"]),
    room(
      "Channels",
      ["TTPay", "Simulation", .product(name: "Crypto", package: "swift-crypto")]),
    room("Payment", ["OrderBook", "Channels"]),
    room("Payer", ["Payment"]),
    room("FrontendLogic", ["Payment"]),
    room("CashierPlatform", ["Payment"]),
    room("MerchantBackend", ["Payment"]),
    room("RemoteBackend", ["Payment"]),
    room(
      "Walk", ["Payer", "FrontendLogic", "CashierPlatform", "MerchantBackend", "RemoteBackend"]),
    room(
      "Outside",
      [
        "Payment", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    room(
      "MerchantServer",
      [
        "MerchantBackend", "Outside", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], resources: [.embedInCode("openapi.yaml")]),
    room(
      "Scenario", ["Walk"],
      resources: scenarios.map { .embedInCode("../../scenarios/\($0).yaml") }),
    .target(
      name: "CTerminal",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(
      name: "Terminal",
      dependencies: ["CTerminal", "Documents"],
      resources: themes.map { .embedInCode("../../themes/\($0).yaml") },
      swiftSettings: strict),
    room("CashierUI", ["Scenario", "Outside", "Terminal"]),
    room("Export", ["CashierUI"]),
    .systemLibrary(name: "CMalloc", path: "Sources/CMalloc"),
    .executableTarget(
      name: "cashier",
      dependencies: [
        "Export", "MerchantServer", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      linkerSettings: [
        // Relocations and exported names would be read at the start and keep 6 MB in memory; data
        // that is only read shares no page with code, and equal functions are kept once.
        .unsafeFlags(
          [
            "-Xclang-linker", "-no-pie", "-Xclang-linker", "-Wl,--no-export-dynamic",
            "-Xclang-linker", "-Wl,--rosegment", "-Xclang-linker", "-Wl,--icf=safe",
          ], .when(configuration: .release))
      ]),
    .executableTarget(
      name: "CashierBench",
      dependencies: [
        "CashierUI", "Outside", "Terminal",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "EventPrinter", dependencies: ["Terminal"], path: "Tests/EventPrinter",
      swiftSettings: strict),
    tests("TerminalTests", ["CTerminal", "Terminal"]),
    tests("CashierUITests", ["CashierUI"], resources: [.copy("Frames")]),
    tests("ExportTests", ["Export"]),
    tests(
      "EndToEndTests", ["cashier", "EventPrinter", "Walk"],
      exclude: [
        "Backend/merchant.py", "Backend/merchant.yaml", "Backend/localhost.pem",
        "Sandbox/channels.py", "Sandbox/clients.py", "Sandbox/requirements.txt",
        "Sandbox/serve.py", "Sandbox/shop.py", "Sandbox/shop.yaml", "Scenarios/readers.py",
      ]),
    tests("SimulationTests", ["Simulation"]),
    tests("OrderBookTests", ["OrderBook"]),
    tests("ChannelsTests", ["Channels"]),
    tests("WalkTests", ["Walk"]),
    tests("ScenarioTests", ["Scenario"]),
    tests("RemoteBackendTests", ["RemoteBackend"]),
    tests(
      "OutsideTests",
      [
        "Outside", .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ], resources: [.copy("Fixtures")]),
    tests(
      "MerchantServerTests",
      ["MerchantServer", "Yams", .product(name: "NIOEmbedded", package: "swift-nio")]),
    tests(
      "CommandTests", ["Documents", "TTPay", "Payment", "Walk", "CashierUI", "Terminal", "cashier"]),
    tests("DocumentsTests", ["Documents"]),
    tests("TTPayTests", ["Documents", "TTPay"], resources: [.copy("Fixtures")]),
  ]
)

extension Target.Dependency {
  fileprivate var name: String? {
    if case .byNameItem(let name, _) = self { name } else { nil }
  }
}

// SwiftPM compiles a target anew when a target that it names has changed, not when one behind that
// has, and so would link code that knows old layouts: each names all that it can reach.
for (index, target) in package.targets.enumerated() {
  let named = Set(target.dependencies.compactMap(\.name))
  let behind = package.targets[..<index].filter { named.contains($0.name) }
    .flatMap { $0.dependencies.compactMap(\.name) }
  target.dependencies += Set(behind).subtracting(named).sorted().map { .byName(name: $0) }
}
