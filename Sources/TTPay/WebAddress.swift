/// The host and the path of an http(s) URL, as far as the checks need them.
struct WebAddress {
  /// In lower case, without user and port.
  let host: String
  /// From the first `/` on, with the query.
  let path: String

  init?(_ text: String) {
    let lower = text.prefix(8).lowercased()
    let start = lower.hasPrefix("https://") ? 8 : lower.hasPrefix("http://") ? 7 : 0
    guard start > 0, !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
    else { return nil }
    let rest = text.dropFirst(start)
    let authority = rest.prefix { !"/?#".contains($0) }
    let server = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let name = server.hasPrefix("[") ? server.prefix { $0 != "]" } : server.prefix { $0 != ":" }
    guard !name.isEmpty else { return nil }
    host = name.lowercased()
    path = String(rest.dropFirst(authority.count))
  }

  func isUnder(_ domain: String) -> Bool { host == domain || host.hasSuffix("." + domain) }
}
