import OrderBook
import Simulation
import TTPay

/// One line of what has been asked of an order and what became of it; never changed afterwards.
public struct StoredEvent: Hashable, Sendable {
  public enum Action: String, CaseIterable, Sendable {
    case create, pay, close, refund
    case refundDone = "refund-done"
  }

  public enum Outcome: String, CaseIterable, Sendable {
    case changed, repeated, surplus, refused

    public init(_ outcome: ChangeOutcome) {
      self =
        switch outcome {
        case .changed: .changed
        case .repeated: .repeated
        case .surplus: .surplus
        case .refused: .refused
        }
    }
  }

  /// Why a second order of one number is refused; the other refusals are `ChangeRefusal`'s.
  public static let numberTaken = "number-taken"

  public let sequence: Int64
  public let at: Instant
  /// Who asked: `http`, `cli`, `wechat` …
  public let author: String
  public let action: Action
  public let channel: Channel?
  public let transaction: String?
  public let refund: String?
  /// In 分.
  public let amount: Int64?
  public let outcome: Outcome
  /// A stable identifier where the outcome is `refused`.
  public let refusal: String?
  /// The message that it followed from.
  public let because: String?
}
