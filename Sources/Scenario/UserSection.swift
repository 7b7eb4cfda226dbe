import Documents
import Payment
import Simulation
import TTPay

/// `user:` who chooses, pays, cancels, leaves, kills and comes back, in order.
enum UserSection {
  static let shape = YAMLShape.list(
    .words(UserAct.allCases.map(\.rawValue)).or(
      .mapping(
        [
          .init("choose", Shapes.channel, "Choose a channel on the sheet."),
          .init(
            "fail", .words("wrong-password", "no-balance"), "Confirm, and have it declined."),
          .init(
            "after", Shapes.latency,
            "How long the user takes once the act is possible; it may be drawn by lot."),
          .init("at", Shapes.duration, "Not before so long after the start."),
        ]
          + UserAct.allCases.map { act in
            .init(act.rawValue, timing.orNothing, about(act))
          })), atMost: 200)

  private static let timing = Shapes.duration.or(
    .mapping([
      .init("after", Shapes.latency, "How long the user takes once the act is possible."),
      .init("at", Shapes.duration, "Not before so long after the start."),
    ]))

  static func read(_ value: YAMLReader) throws(YAMLError) -> [UserStep] {
    var steps: [UserStep] = []
    for item in try value.sequence() { steps.append(try step(item)) }
    return steps
  }

  private static func step(_ item: YAMLReader) throws(YAMLError) -> UserStep {
    if item.isScalar { return UserStep(try act(item.string(), item), line: item.line) }
    let mapping = try item.mapping()
    var step: UserStep?
    for entry in mapping.entries where entry.key != "after" && entry.key != "at" {
      guard step == nil else {
        throw item.error("\(item.name) has two acts; write each as an item of its own")
      }
      var read = UserStep(.pay, line: item.line)
      switch entry.key {
      case "choose", "fail": read.act = try act(entry.value.string(), item)
      default:
        read.act = try act(entry.key, item)
        try time(&read, by: entry.value)
      }
      step = read
    }
    guard var step else { throw item.error("\(item.name) has no act, such as pay or cancel") }
    if let after = mapping["after"] { step.after = try after.latency() }
    if let at = mapping["at"] { step.at = try at.span() }
    return step
  }

  private static func time(_ step: inout UserStep, by value: YAMLReader) throws(YAMLError) {
    if value.isNull { return }
    guard value.isMapping else {
      step.after = .constant(try value.span())
      return
    }
    let mapping = try value.mapping()
    if let after = mapping["after"] { step.after = try after.latency() }
    if let at = mapping["at"] { step.at = try at.span() }
  }

  private static func act(_ word: String, _ item: YAMLReader) throws(YAMLError) -> UserAct {
    guard let act = UserAct(rawValue: word) else {
      throw item.error(
        "there is no act \"\(word)\"",
        suggestion: nearMiss(word, among: UserAct.allCases.map(\.rawValue)))
    }
    return act
  }

  private static func about(_ act: UserAct) -> String {
    switch act {
    case .buy: "Submit an order; the first is submitted anyway."
    case .wechat: "Choose WeChat on the sheet."
    case .alipay: "Choose Alipay on the sheet."
    case .close: "Close the sheet by its ×."
    case .back: "Leave the sheet by the back gesture."
    case .pay: "Confirm the payment in WeChat or Alipay."
    case .cancel: "Cancel in WeChat or Alipay."
    case .wrongPassword: "Mistype the password."
    case .noBalance: "Confirm without enough balance."
    case .leave: "Go back to the mini-program without paying."
    case .payAndKill: "Pay, and kill the app before it returns."
    case .kill: "Kill the app."
    case .return: "Tap “back to the merchant”."
    case .reopen: "Open the mini-program again."
    case .payAgain: "Pay the same order again."
    case .newPayment: "Begin another payment."
    }
  }
}

extension UserSection {
  static func write(_ steps: [UserStep]) -> YAMLTree { .list(steps.map(write)) }

  private static func write(_ step: UserStep) -> YAMLTree {
    let act: YAMLTree.Pair =
      switch step.act {
      case .wechat, .alipay: .init("choose", .scalar(step.act.rawValue))
      default: .init(step.act.rawValue, .scalar(""))
      }
    let after = step.after == .constant(.zero) ? nil : Shapes.write(step.after)
    if after == nil, step.at == nil {
      return act.value == .scalar("") ? .scalar(act.key) : .mapping([act])
    }
    let timing = YAMLTree.mapping(["after": after, "at": step.at.map(YAMLTree.span)])
    guard case .mapping(let pairs) = timing else { return timing }
    return act.value == .scalar("") ? .mapping([.init(act.key, timing)]) : .mapping([act] + pairs)
  }
}
