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
