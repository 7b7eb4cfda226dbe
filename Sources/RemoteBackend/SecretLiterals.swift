/// The secrets that a profile spells out: kept apart under names, so that nothing that is shown or
/// recorded has them.
struct SecretLiterals {
  private(set) var values: [String: String] = [:]

  /// Keeps a value and gives its name: `create.headers.Authorization`, with a number from the
  /// second on.
  mutating func keep(_ value: String, at place: String) -> String {
    var name = place
    var count = 1
    while let known = values[name], known != value {
      count += 1
      name = "\(place).\(count)"
    }
    values[name] = value
    return name
  }

  /// Whether what stands under `name`, of a header, a form's field or a key of JSON, is a secret.
  static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased().replacing("_", with: "-")
    return names.contains(name) || endings.contains { name.hasSuffix($0) }
  }

  private static let names: Set<String> = ["authorization", "proxy-authorization", "cookie"]
  private static let endings = [
    "token", "secret", "password", "passwd", "api-key", "apikey", "auth-key", "access-key",
    "secret-key", "app-key", "session-id", "credential", "credentials",
  ]

  /// The words before credentials that may be shown: `Bearer …`.
  static func scheme(of value: String, in header: String) -> String? {
    guard header.lowercased().hasSuffix("authorization"),
      let space = value.firstIndex(of: " "),
      ["bearer", "basic", "token", "apikey", "digest"].contains(value[..<space].lowercased())
    else { return nil }
    return String(value[...space])
  }
}
