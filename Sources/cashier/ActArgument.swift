import ArgumentParser
import Documents
import Payment
import Simulation
import Walk

/// `--act wechat,pay@2s`: what the payer does, each as soon as it is possible or so long after.
struct ActArgument: ExpressibleByArgument {
  let steps: [ActScript.Step]

  init?(argument: String) {
    var steps: [ActScript.Step] = []
    for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let step = ActScript.Step(word) else { return nil }
      steps.append(step)
    }
    self.steps = steps
  }

  static var allValueStrings: [String] { UserAct.allCases.map(\.rawValue) }
}

extension ActScript.Step {
  /// `pay` or `pay@2s`.
  init?(_ word: Substring) {
    let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let act = UserAct(rawValue: String(parts[0])) else { return nil }
    if parts.count == 1 {
      self.init(act: act, after: .zero)
    } else if let delay = DurationArgument(argument: String(parts[1])) {
      self.init(act: act, after: delay.span)
    } else {
      return nil
    }
  }
}
