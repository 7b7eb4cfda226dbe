// swift-tools-version: 6.2
import PackageDescription

/// A room of the house, read from its own folder through the link `rooms`.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "rooms/\(name)", swiftSettings: watched)
}

/// The fuzzer sees which edges an input takes; unlike `cashier`, nothing is left unchecked.
let watched: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing"]),
]

let crypto: [Target.Dependency] = [
  .product(name: "Crypto", package: "swift-crypto"),
  .product(name: "CryptoExtras", package: "swift-crypto"),
]

let package = Package(
  name: "cashier-fuzz",
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    room("Documents", ["Yams"]),
    .systemLibrary(name: "CExpat", path: "rooms/CExpat"),
    room("TTPay", ["Documents", "CExpat"] + crypto),
    room("Simulation"),
    room("OrderBook", ["TTPay", "Simulation"]),
    room("Channels", ["TTPay", "Simulation"] + crypto),
    room("Payment", ["OrderBook", "Channels"]),
    room("Payer", ["Payment"]),
    room("FrontendLogic", ["Payment"]),
    room("CashierPlatform", ["Payment"]),
    room("MerchantBackend", ["Payment"]),
    room("RemoteBackend", ["Payment"]),
    room(
      "Walk", ["Payer", "FrontendLogic", "CashierPlatform", "MerchantBackend", "RemoteBackend"]),
    .target(
      name: "CTerminal", path: "rooms/CTerminal",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(
      name: "Terminal", dependencies: ["CTerminal", "Documents"], path: "rooms/Terminal",
      resources: [
        .embedInCode("../../themes/dark.yaml"), .embedInCode("../../themes/light.yaml"),
      ], swiftSettings: watched),
    .executableTarget(
      name: "Fuzz", dependencies: ["Walk", "Terminal"],
      swiftSettings: watched,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ]
)
