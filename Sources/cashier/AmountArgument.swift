import ArgumentParser
import TTPay

extension Amount {
  /// An amount on the command line, in 元.
  static func argument(_ text: String) throws -> Amount {
    guard let amount = Amount(yuan: text), amount.fen > 0 else {
      throw ValidationError("--amount is in 元 and above 0, as 0.01.")
    }
    return amount
  }
}
