// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
]

/// One room of the house: a folder under `Sources/`, importing only rooms above it in this list.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil)
  -> Target
{
  .testTarget(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "cashier",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    room("Documents", ["Yams"]),
    room("TTPay", ["Documents", .product(name: "Crypto", package: "swift-crypto")]),
    room("Simulation", [.product(name: "HeapModule", package: "swift-collections")]),
    room("Payment", ["TTPay", "Simulation"]),
    room("Payer", ["Payment"]),
    room("FrontendLogic", ["Payment"]),
    room("CashierPlatform", ["Payment"]),
    room("MerchantBackend", ["Payment"]),
    room("Walk", ["Payer", "FrontendLogic", "CashierPlatform", "MerchantBackend"]),
    .target(
      name: "CTerminal",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(
      name: "Terminal",
      dependencies: ["CTerminal", "Documents"],
      resources: [
        .embedInCode("../../themes/dark.yaml"), .embedInCode("../../themes/light.yaml"),
      ],
      swiftSettings: strict),
    room("CashierUI", ["Walk", "Terminal"]),
    .executableTarget(
      name: "cashier",
      dependencies: [
        "CashierUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    tests("TerminalTests", ["Terminal"]),
    tests("CashierUITests", ["CashierUI"], resources: [.copy("Frames")]),
    tests("SimulationTests", ["Simulation"]),
    tests("WalkTests", ["Walk"]),
    tests("CommandTests", ["Documents", "TTPay", "cashier"]),
    tests("DocumentsTests", ["Documents"]),
    tests("TTPayTests", ["Documents", "TTPay"], resources: [.copy("Fixtures")]),
  ]
)
