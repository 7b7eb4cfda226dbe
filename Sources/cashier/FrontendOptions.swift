import ArgumentParser
import FrontendLogic
import Simulation

/// How the merchant's front end behaves.
struct FrontendOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The poll after success: "
        + PollPolicy.presets.map { "\($0.name) (\($0.about.en))" }.joined(separator: "; ")
        + " (default: tt-pay).",
      valueName: "policy"))
  var poll: PolicyArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Between two polls, as 500ms or 1.5s.", valueName: "duration"))
  var interval: DurationArgument?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Polls after the first one.", valueName: "n"))
  var maxRetries: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Before the first poll, as 500ms or 1.5s (default: the interval).", valueName: "duration"))
  var firstDelay: DurationArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "After this long a request of the front end has failed, as 500ms or 5s (default: 2s; with "
        + "--backend at least a second more than its deadline).", valueName: "duration"))
  var requestTimeout: DurationArgument?

  @Flag(help: "Poll even while an earlier query is out.")
  var overlap = false

  @Option(
    help: ArgumentHelp(
      "How its promise behaves: settles, rejects, never, undefined, number, code-11, always-0, "
        + "unpaid-is-failed, late:5s or absent.", valueName: "behaviour"))
  var getOrderStatus: PromiseArgument?

  func validate() throws {
    if let maxRetries, !(0...100_000).contains(maxRetries) {
      throw ValidationError("--max-retries is a number from 0 to 100000.")
    }
    if let interval, interval.span == .zero {
      throw ValidationError("--interval must be longer than 0.")
    }
    if let requestTimeout, requestTimeout.span == .zero {
      throw ValidationError("--request-timeout must be longer than 0.")
    }
  }

  /// Changes what the command line says something about.
  ///
  /// - Parameter deadline: how long the merchant's own server has for an answer.
  func apply(to settings: inout FrontendSettings, deadline: TimeSpan?) {
    if let poll { settings.poll = poll.preset.policy }
    if let interval {
      settings.poll.interval = interval.span
      settings.poll.schedule = nil
    }
    if let maxRetries { settings.poll.maxRetries = maxRetries }
    if let firstDelay { settings.poll.firstDelay = firstDelay.span }
    if overlap { settings.poll.overlaps = true }
    if let getOrderStatus { settings.getOrderStatus = getOrderStatus.promise }
    if let requestTimeout {
      settings.requestTimeout = requestTimeout.span
    } else if let deadline {
      settings.requestTimeout = max(settings.requestTimeout, deadline + .seconds(1))
    }
  }
}

/// `--poll`: a policy that has a name.
struct PolicyArgument: ExpressibleByArgument {
  let preset: PollPreset

  init(preset: PollPreset) { self.preset = preset }

  init?(argument: String) {
    guard let preset = PollPolicy.presets.first(where: { $0.name == argument }) else { return nil }
    self.preset = preset
  }

  static var allValueStrings: [String] { PollPolicy.presets.map(\.name) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// `--get-order-status`.
struct PromiseArgument: ExpressibleByArgument {
  let promise: StatusPromise

  init?(argument: String) {
    switch argument {
    case "settles": promise = .settles
    case "rejects": promise = .rejects
    case "never": promise = .never
    case "undefined": promise = .undefined
    case "number": promise = .number
    case "code-11": promise = .code11
    case "always-0": promise = .always(0)
    case "unpaid-is-failed": promise = .unpaidIsFailed
    case "absent": promise = .absent
    default:
      guard argument.hasPrefix("late:"),
        let delay = DurationArgument(argument: String(argument.dropFirst(5)))
      else { return nil }
      promise = .late(delay.span)
    }
  }

  static var allValueStrings: [String] {
    [
      "settles", "rejects", "never", "undefined", "number", "code-11", "always-0",
      "unpaid-is-failed", "late:5s", "absent",
    ]
  }
  /// Shells take a colon for one of their own.
  static var defaultCompletionKind: CompletionKind {
    .list(allValueStrings.filter { !$0.contains(":") })
  }
}
