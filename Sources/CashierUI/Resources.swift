import Documents
import Payment
import Scenario
import TTPay
import Terminal
import Walk

/// What the program around the screen has to offer: lists and files that are read when they are
/// asked for, and secrets that stay where they are.
public struct Resources: Sendable {
  /// A name and what it stands for.
  public struct Named: Equatable, Sendable {
    public let name: String
    public let about: Bilingual

    public init(name: String, about: Bilingual) {
      self.name = name
      self.about = about
    }
  }

  public var scenarios: @Sendable () -> [Named] = { [] }
  /// A scenario by its name, or why it cannot be read.
  public var scenario: @Sendable (String) -> Result<Scenario, Unreadable> = {
    .failure(Unreadable(text: Bilingual(zh: $0, en: $0)))
  }
  public var themes: @Sendable () -> [Named] = { [] }
  /// The order of what was pasted or read, checked with what is configured; or why it is none.
  public var judge: @Sendable (PayOptions) -> Order = {
    .adopted($0, sign: .notVerified, merchant: nil)
  }
  /// The bytes of a file with an order.
  public var read: @Sendable (String) -> Result<[UInt8], Unreadable> = { _ in .success([]) }
  /// A walk with these settings, for an order from outside or the merchant's own.
  public var walk: @Sendable (WalkSettings, Order?) -> Walk = { settings, order in
    Walk(settings, orders: OrderTable(signingWith: .builtInTest), adopting: order)
  }

  public init() {}

  /// Why something cannot be read.
  public struct Unreadable: Error, Equatable, Sendable {
    public let text: Bilingual

    public init(text: Bilingual) { self.text = text }
  }
}
