/// The merchant's app secret. It signs; it is never printed, dumped or recorded.
public struct AppSecret: Hashable, Sendable, WithheldText {
  let text: String

  public init(_ text: String) { self.text = text }

  /// What the embedded merchant signs with where none is configured.
  public static let builtInTest = AppSecret("tt-pay-cashier-built-in-test-secret")

  /// Whether this is the secret that ships with the product.
  public var isBuiltInTest: Bool { self == .builtInTest }

  public static let placeholder = "‹secret›"
}
