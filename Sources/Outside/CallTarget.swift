import Foundation

/// Whom a URL calls, read by the same reader as the client's own.
enum CallTarget {
  /// `host:port` in lower case, of an http(s) URL.
  static func authority(of text: String) -> String? {
    guard let url = URL(string: text), let scheme = url.scheme?.lowercased(),
      ["http", "https"].contains(scheme), let host = url.host, !host.isEmpty, url.user == nil
    else { return nil }
    let isBareAddress = host.contains(":") && !host.hasPrefix("[")
    let name = (isBareAddress ? "[\(host)]" : host).lowercased()
    return "\(name):\(url.port ?? (scheme == "https" ? 443 : 80))"
  }
}

/// Whom a program may call: nobody whom the person did not name.
public struct AllowedHosts: Sendable, ExpressibleByArrayLiteral {
  /// `host:port`, or a host for all its ports; in lower case.
  private let names: Set<String>
  /// Whether this machine may be called on any port.
  private let hasLoopback: Bool

  public init(_ names: some Sequence<String>, loopback: Bool = false) {
    self.names = Set(names.map { $0.lowercased() })
    hasLoopback = loopback
  }

  public init(arrayLiteral names: String...) { self.init(names) }

  /// Whether this is a host, or a host and a port.
  public static func isName(_ text: String) -> Bool {
    guard let authority = CallTarget.authority(of: "http://\(text)") else { return false }
    let port = authority.split(separator: ":").last.flatMap { UInt16($0) }
    return !text.utf8.contains(where: { "/?#@ \\".utf8.contains($0) }) && (port ?? 0) > 0
  }

  func allows(_ url: String) -> Bool {
    CallTarget.authority(of: url).map(contains) ?? false
  }

  func contains(_ authority: String) -> Bool {
    guard let colon = authority.lastIndex(of: ":") else { return false }
    let host = String(authority[..<colon])
    return names.contains(authority) || names.contains(host)
      || hasLoopback && (host == "localhost" || host == "[::1]" || Self.isLoopback(host))
  }

  /// 127.0.0.0/8, written as four numbers.
  private static func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
