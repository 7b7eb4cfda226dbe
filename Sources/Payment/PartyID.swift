/// The five parties of a payment; also the lanes of the sequence diagram, left to right.
public enum PartyID: UInt8, CaseIterable, Sendable {
  /// The payer: the person, or what plays one.
  case user
  /// The merchant's mini-program.
  case frontend
  /// tt.pay: order checks, the sheet and its callbacks.
  case cashier
  /// WeChat or Alipay: the app and its servers.
  case channel
  /// The merchant's server.
  case backend

  /// The name in traces.
  public var name: String {
    switch self {
    case .user: "user"
    case .frontend: "frontend"
    case .cashier: "cashier"
    case .channel: "channel"
    case .backend: "backend"
    }
  }
}
