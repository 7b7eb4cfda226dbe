import ArgumentParser
import Dispatch
import Documents
import Foundation
import FrontendLogic
import Scenario
import Simulation
import Synchronization

/// Poll policies over the same payments.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare poll policies over the same random payments.",
    discussion: """
      Without --scenario the notify comes after 0.9 s in the middle (log-normal, σ 0.6), each try of \
      it is lost with 3 % and repeated on WeChat's schedule, and nothing else takes time. A \
      scenario's own poll and expectations do not count here.
      """)

  @Option(
    help: ArgumentHelp(
      "Names of policies, separated by commas, or all: "
        + PollPolicy.presets.map(\.name).joined(separator: ", ") + ".", valueName: "names"))
  var policies = "tt-pay,wechat-native,exponential,full-jitter,decorrelated-jitter"

  @Option(
    help: ArgumentHelp("Whose payments; may be repeated.", valueName: "name-or-file"),
    completion: .scenario)
  var scenario: [String] = []

  @Option(help: ArgumentHelp("Payments for each policy.", valueName: "n"))
  var runs = 10_000

  @Option(help: ArgumentHelp("The seed of every draw.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Payments that begin in a second.", valueName: "n"))
  var rate = 10.0

  @Option(help: ArgumentHelp("Queries a second that are allowed (Douyin: 150).", valueName: "n"))
  var quota = 150.0

  @Option(
    help: ArgumentHelp(
      "Before the first query, in place of what each policy says.", valueName: "duration"))
  var firstDelay: DurationArgument?

  @Flag(help: "Print JSON.")
  var json = false

  @Option(
    help: ArgumentHelp("Draw the comparison for a slide.", valueName: "file"), completion: .file())
  var svg: String?

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if !(1...10_000_000).contains(runs) {
      throw ValidationError("--runs is a number from 1 to 10000000.")
    }
    if !(0.001...1_000_000).contains(rate) {
      throw ValidationError("--rate is a number from 0.001 to 1000000.")
    }
    if !(0.001...1_000_000_000).contains(quota) {
      throw ValidationError("--quota is a number from 0.001 to 1000000000.")
    }
    if svg != nil, scenario.count > 1 { throw ValidationError("--svg draws one scenario.") }
    for name in names where PollPolicy.named(name) == nil {
      let known = PollPolicy.presets.map(\.name)
      let near = nearMiss(String(name.prefix(60)), among: known)
      throw ValidationError(
        "there is no policy “\(printable(String(name.prefix(60))))”"
          + (near.map { "; did you mean \($0)?" }
            ?? "; there are: \(known.joined(separator: ", "))"))
    }
  }

  private var names: [String] {
    if policies == "all" { return PollPolicy.presets.map(\.name) }
    return policies.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  func run() throws {
    let language = languageOption.language
    let presets = names.compactMap { name in PollPolicy.presets.first { $0.name == name } }
    let settings = PolicyComparison.Settings(
      policies: presets, runs: runs, seed: seed, rate: rate, quota: quota,
      firstDelay: firstDelay?.span)
    var scenarios: [Scenario] = []
    for name in scenario { scenarios.append(try Scenario.openOrExit(name, language)) }
    if scenarios.isEmpty { scenarios = [PolicyComparison.standardScenario] }
    let comparisons = scenarios.map { PolicyComparison($0, settings, each: Self.atOnce) }
    if json {
      Output.line(ComparisonJSON(comparisons).text)
    } else {
      for (index, comparison) in comparisons.enumerated() {
        if index > 0 { Output.line("") }
        ComparisonTable(comparison, language).lines.forEach(Output.line)
      }
    }
    guard let svg, let first = comparisons.first else { return }
    guard WrittenFile.write(Data(ComparisonSVG(first, language).text.utf8), to: svg) else {
      Output.error(
        language == .zh
          ? "\(printable(svg))：无法写入，请检查目录和权限"
          : "\(printable(svg)): it cannot be written: check the folder and its permissions")
      throw ExitCode.unable
    }
  }

  /// Each policy on a core of its own.
  private static func atOnce(
    _ count: Int, _ work: @Sendable (Int) -> PolicyResult
  ) -> [PolicyResult] {
    let results = Mutex([PolicyResult?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = work(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
