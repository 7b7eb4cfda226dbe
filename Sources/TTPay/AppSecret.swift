/// The merchant's app secret. It signs; it is never printed, dumped or recorded.
public struct AppSecret: Hashable, Sendable {
  let text: String

  public init(_ text: String) { self.text = text }

  /// What the embedded merchant signs with where none is configured.
  public static let builtInTest = AppSecret("tt-pay-cashier-built-in-test-secret")

  /// Whether this is the secret that ships with the product.
  public var isBuiltInTest: Bool { self == .builtInTest }
}

extension AppSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public static let placeholder = "‹secret›"

  public var description: String { Self.placeholder }
  public var debugDescription: String { Self.placeholder }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
