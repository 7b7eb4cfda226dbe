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
    let name = name.lowercased().filter { $0 != "-" && $0 != "_" }
    return name == "cookie" || endings.contains { name.hasSuffix($0) }
  }

  private static let endings = [
    "authorization", "auth", "token", "secret", "password", "passwd", "pwd", "apikey", "authkey",
    "accesskey", "secretkey", "appkey", "sessionid", "credential", "credentials", "signature",
    "sig",
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
