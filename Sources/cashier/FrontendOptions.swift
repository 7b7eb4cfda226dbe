import ArgumentParser
import FrontendLogic
import Simulation

/// How the merchant's front end behaves.
struct FrontendOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The poll after success: tt-pay (after 0 and 9), document (after 0 only) or "
        + "document-one-shot (asks once).", valueName: "policy"))
  var poll: PollPreset = .ttPay

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
      "How its promise behaves: settles, rejects, never, undefined, number, code-11, late:5s or "
        + "absent.", valueName: "behaviour"))
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

  /// - Parameters:
  ///   - promise: how getOrderStatus behaves where the command line does not say.
  ///   - deadline: how long the merchant's own server has for an answer.
  func settings(unlessSaid promise: StatusPromise, deadline: TimeSpan?) -> FrontendSettings {
    var policy = poll.policy
    if let interval { policy.interval = interval.span }
    if let maxRetries { policy.maxRetries = maxRetries }
    if let firstDelay { policy.firstDelay = firstDelay.span }
    policy.overlaps = overlap
    var settings = FrontendSettings(
      getOrderStatus: getOrderStatus?.promise ?? promise, poll: policy)
    if let requestTimeout {
      settings.requestTimeout = requestTimeout.span
    } else if let deadline {
      settings.requestTimeout = max(settings.requestTimeout, deadline + .seconds(1))
    }
    return settings
  }
}

/// The poll policies that have a name.
enum PollPreset: String, CaseIterable, ExpressibleByArgument {
  case ttPay = "tt-pay"
  case document
  case documentOneShot = "document-one-shot"

  var policy: PollPolicy {
    switch self {
    case .ttPay: .ttPay
    case .document: .document
    case .documentOneShot: .documentOneShot
    }
  }
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
    case "absent": promise = .absent
    default:
      guard argument.hasPrefix("late:"),
        let delay = DurationArgument(argument: String(argument.dropFirst(5)))
      else { return nil }
      promise = .late(delay.span)
    }
  }

  static var allValueStrings: [String] {
    ["settles", "rejects", "never", "undefined", "number", "code-11", "late:5s", "absent"]
  }
}
