import ArgumentParser
import CashierUI

/// `--speed 0.5`: one of the speeds that + and - go through.
struct SpeedArgument: ExpressibleByArgument {
  let speed: Speed

  init?(argument: String) {
    let number =
      argument.hasSuffix("x") || argument.hasSuffix("×") ? argument.dropLast() : argument[...]
    guard let speed = Speed.steps.first(where: { $0.text.dropLast() == number }) else { return nil }
    self.speed = speed
  }

  static var allValueStrings: [String] { Speed.steps.map { String($0.text.dropLast()) } }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
