import TTPay

/// What a payer can do. The raw values are the words of `--act` and of traces.
public enum UserAct: String, CaseIterable, Codable, Sendable {
  /// Submits the order in the mini-program.
  case buy
  case wechat
  case alipay
  /// The × of the sheet.
  case close
  /// The back gesture.
  case back
  case pay
  case cancel
  case wrongPassword = "wrong-password"
  case noBalance = "no-balance"
  /// Switches back to the mini-program without paying.
  case leave
  /// Pays, and kills the app before it returns.
  case payAndKill = "pay-and-kill"
  case kill
  /// Taps "back to the merchant" instead of waiting for it.
  case `return`
  /// Opens the mini-program again.
  case reopen
  /// Pays the open order again.
  case payAgain = "pay-again"
  /// Opens the mini-program anew for another payment, from anywhere.
  case newPayment = "new"
}
