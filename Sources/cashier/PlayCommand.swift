import ArgumentParser
import Documents
import Foundation
import FrontendLogic
import Outside
import Payment
import RemoteBackend
import Scenario
import Simulation
import Walk

/// Scenarios without a screen, in virtual time.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Play scenarios without a screen and check what comes of them.",
    discussion: """
      A SCENARIO is a name of the catalogue (cashier scenarios), a .yaml file, or a folder of them; \
      without one the whole catalogue is played. The exit status is 0 when every expectation is \
      met, 1 when one is missed, and 2 when a scenario cannot be read or contradicts itself.
      """)

  @Argument(
    help: ArgumentHelp("Names, files or folders.", valueName: "scenario"), completion: .scenario)
  var scenarios: [String] = []

  @Option(help: ArgumentHelp("Another seed than the scenario's own.", valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Each scenario under all these seeds, as 1..1000; the smallest that fails is reported.",
      valueName: "a..b"))
  var seeds: SeedsArgument?

  @Option(
    help: ArgumentHelp(
      "Another poll policy; what the scenario expects of polls and of their time is then not "
        + "checked.", valueName: "policy"))
  var policy: PolicyArgument?

  @Option(help: ArgumentHelp("Only scenarios with this in their names.", valueName: "text"))
  var filter: String?

  @Flag(help: "Stop at the first failure.")
  var failFast = false

  @Option(help: ArgumentHelp("How many are played at a time (as many as cores).", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Play against your own merchant: a merchant.yaml, or the URL of a cashier merchant serve.",
      valueName: "file-or-url"), completion: .file(extensions: ["yaml"]))
  var backend: String?

  @Option(
    help: ArgumentHelp(
      "Write a report as well; may be repeated. Kinds: "
        + ReportArgument.Kind.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "kind=file"))
  var report: [ReportArgument] = []

  @Option(
    help: ArgumentHelp(
      "Write the journal as a trace; of several scenarios, one each into a folder.",
      valueName: "file-or-folder"), completion: .file())
  var trace: String?

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 256.")
    }
    if seed != nil, seeds != nil { throw ValidationError("--seed and --seeds exclude each other.") }
    if seeds != nil, backend != nil {
      throw ValidationError("--seeds goes with the embedded merchant: leave --backend out.")
    }
    if seeds != nil, trace != nil {
      throw ValidationError("--trace goes with one seed: replay the one that fails.")
    }
  }

  func run() throws {
    let language = languageOption.language
    let environment = ProcessInfo.processInfo.environment
    let selection = try select(language)
    var settings = PlayRun.Settings(
      seed: seed, seeds: seeds?.range, failsFast: failFast,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, language: language)
    settings.wantsDiagrams = report.contains { $0.kind == .mermaid || $0.kind == .md }
    try WrittenFile.keepApart([trace], sparing: scenarios, language)
    settings.tracePlace = try trace.map {
      try TracePlace(
        path: $0, isFolder: selection.count > 1 || scenarios.contains(where: isFolder), language)
    }
    var client: MerchantClient?
    if let backend {
      let (profile, opened) = try BackendSource(name: backend).openOrExit(environment, language)
      client = opened
      settings.remote = profile
      settings.outside = OutsideWorld(merchant: .backend(opened)).answer
    }
    let lines = PlayLines(
      language: language, style: .standardOutput(environment: environment),
      nameWidth: selection.map(\.name.count).max() ?? 0,
      annotates: environment["GITHUB_ACTIONS"] == "true")
    let run = PlayRun(settings: settings)
    let played = run.play(selection) { lines.tell($0) }
    if let client { blocking { await client.shutdown() } }
    lines.end(played)
    for each in report { try each.write(played, language) }
    if settings.tracePlace?.hasFailed == true { throw ExitCode.unable }
    if played.contains(where: { $0.status == .error }) { throw ExitCode.unable }
    if played.contains(where: { $0.status == .failed }) { throw ExitCode.no }
  }

  /// What is to be played, read or not readable, in the order of the command line.
  private func select(_ language: Language) throws -> [PlaySelection] {
    let catalogue = Places.scenarios
    var selection: [PlaySelection] = []
    if scenarios.isEmpty {
      for entry in catalogue.entries {
        selection.append(
          PlaySelection(entry.name) { () throws(ScenarioError) in
            try catalogue.document(entry)
          })
      }
    }
    for name in scenarios {
      do throws(ScenarioError) {
        for document in try catalogue.documents(named: name, isFolder: isFolder) {
          selection.append(PlaySelection(document.place) { document })
        }
      } catch {
        selection.append(PlaySelection(place: name, .failure(error)))
      }
    }
    if let filter { selection.removeAll { !$0.name.contains(filter) } }
    if let policy { for index in selection.indices { selection[index].take(policy.preset.policy) } }
    guard !selection.isEmpty else {
      Output.error(
        language == .zh
          ? "没有可以播放的场景：换一个 --filter，或用 cashier scenarios 查看全部"
          : "nothing to play: change --filter, or see cashier scenarios")
      throw ExitCode.unable
    }
    return selection
  }
}

/// True where a path is a folder.
func isFolder(_ path: String) -> Bool {
  var isFolder: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
}

/// One scenario that was asked for.
struct PlaySelection {
  let place: String
  private(set) var scenario: Result<Scenario, ScenarioError>

  init(place: String, _ scenario: Result<Scenario, ScenarioError>) {
    self.place = place
    self.scenario = scenario
  }

  init(
    _ place: String, _ document: () throws(ScenarioError) -> ScenarioCatalogue.Document
  ) {
    self.place = place
    do throws(ScenarioError) {
      scenario = .success(try Scenario(document()))
    } catch {
      scenario = .failure(error)
    }
  }

  var name: String { (try? scenario.get().name) ?? place }

  /// Plays it with another poll policy.
  mutating func take(_ policy: PollPolicy) {
    guard case .success(var scenario) = scenario else { return }
    scenario.settings.frontend.poll = policy
    scenario.expect.polls = nil
    scenario.expect.concluded = nil
    self.scenario = .success(scenario)
  }
}

/// `1..1000`.
struct SeedsArgument: ExpressibleByArgument {
  let range: ClosedRange<UInt64>

  init?(argument: String) {
    guard let dots = argument.firstRange(of: ".."),
      let low = UInt64(argument[..<dots.lowerBound]),
      let high = UInt64(argument[dots.upperBound...]), low <= high, high - low < 1_000_000_000
    else { return nil }
    range = low...high
  }
}
