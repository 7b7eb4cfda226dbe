import Foundation

/// The figures that cashier holds itself to. `script/bench` builds and runs it.
///
///     cashier-bench CASHIER [--long] [screen|live|headless|scenarios|server|channels …]
///
/// Exits with 1 where a target is missed, with 2 where something could not be measured.
@main
struct Bench {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if arguments.first == LivePolls.word {
        try LivePolls.run(polls: arguments.count > 1 ? Int(arguments[1]) ?? 0 : 0)
        return
      }
      let isLong = arguments.contains("--long")
      arguments.removeAll { $0 == "--long" }
      let parts = Set(arguments.dropFirst())
      guard let cashier = arguments.first, parts.isSubset(of: Self.parts) else {
        throw Failure.usage
      }
      exit(try measure(cashier, isLong: isLong, parts: parts) ? 1 : 0)
    } catch {
      FileHandle.standardError.write(Data("cashier-bench: \(error)\n".utf8))
      exit(2)
    }
  }

  private static let parts: Set = ["screen", "live", "headless", "scenarios", "server", "channels"]

  /// True where a target is missed.
  private static func measure(_ cashier: String, isLong: Bool, parts: Set<String>) throws -> Bool {
    func isWanted(_ part: String) -> Bool { parts.isEmpty || parts.contains(part) }
    var report = Report()
    if isWanted("screen") { try ScreenFigures(cashier: cashier).measure(&report) }
    if isWanted("live") {
      try LiveFigures(polls: isLong ? 10_000 : 1_000, runs: isLong ? 1 : 3).measure(&report)
    }
    if isWanted("headless") { try HeadlessFigures(runs: 7, seconds: 1).measure(&report) }
    if isWanted("scenarios") { try ScenarioFigures(runs: 3).measure(&report) }
    if isWanted("server") { try ServerFigures(cashier: cashier).measure(&report) }
    if isWanted("channels") { try ChannelFigures().measure(&report) }
    return report.isMissed
  }
}
