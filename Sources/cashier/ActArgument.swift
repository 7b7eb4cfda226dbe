import ArgumentParser
import Documents
import Foundation
import Payment
import Simulation
import Walk

/// `--act wechat,pay@2s`: what the payer does, each as soon as it is possible or so long after.
struct ActArgument {
  let steps: [ActScript.Step]

  /// - Throws: `ValidationError`, naming the word that is no act.
  static func parse(_ argument: String) throws -> ActArgument {
    var steps: [ActScript.Step] = []
    for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let trimmed = word.trimmingCharacters(in: .whitespaces)
      guard let step = ActScript.Step(trimmed[...]) else {
        throw ValidationError("--act: \(complaint(trimmed))")
      }
      steps.append(step)
    }
    return ActArgument(steps: steps)
  }

  private static func complaint(_ word: String) -> String {
    let shown = printable(String(word.prefix(60)))
    let acts = UserAct.allCases.map(\.rawValue)
    if let act = word.split(separator: "@").first.map(String.init), acts.contains(act) {
      return "“\(shown)”: after @ comes a duration, such as \(act)@2s"
    }
    let near = nearMiss(String(word.prefix(60)), among: acts)
    return "there is no act “\(shown)”"
      + (near.map { "; did you mean \($0)?" } ?? "; acts: \(acts.joined(separator: " "))")
  }
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
