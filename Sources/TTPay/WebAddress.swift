/// The host and the path of an http(s) URL, as far as the checks need them.
public struct WebAddress: Sendable {
  /// In lower case, without user and port.
  public let host: String
  /// From the first `/` on, with the query.
  public let path: String

  public init?(_ text: String) {
    let lower = text.prefix(8).lowercased()
    let start = lower.hasPrefix("https://") ? 8 : lower.hasPrefix("http://") ? 7 : 0
    guard start > 0, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F })
    else { return nil }
    let rest = text.utf8.dropFirst(start)
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    let at = authority.lastIndex(of: UInt8(ascii: "@"))
    let server = at.map { authority[authority.index(after: $0)...] } ?? authority
    let end = UInt8(ascii: server.first == UInt8(ascii: "[") ? "]" : ":")
    let name = server.prefix { $0 != end }
    guard !name.isEmpty else { return nil }
    host = String(Substring(name)).lowercased()
    path = String(Substring(rest[authority.endIndex...]))
  }

  func isUnder(_ domain: String) -> Bool { host == domain || host.hasSuffix("." + domain) }
}
