/// The part of a URL that says whom it calls: `https://shop.example:8443`.
struct URLStart {
  /// In lower case, with the port: `shop.example:8443`.
  let authority: String
  /// What it is written with, in bytes.
  let length: Int

  enum Malformed: Error {
    case noScheme
    case user
    case host
    case port
  }

  /// - Throws: `Malformed` where `text` does not begin with `http://` or `https://`, a name or
  ///   address in ASCII, and at most a port.
  init(_ text: String) throws(Malformed) {
    let lower = text.prefix(8).lowercased()
    let isSecure = lower.hasPrefix("https://")
    guard isSecure || lower.hasPrefix("http://") else { throw .noScheme }
    let scheme = isSecure ? 8 : 7
    let written = text.utf8.dropFirst(scheme).prefix { !"/?#".utf8.contains($0) }
    guard !written.contains(UInt8(ascii: "@")) else { throw .user }
    let isAddress = written.first == UInt8(ascii: "[")
    let host =
      isAddress ? written.prefix { $0 != UInt8(ascii: "]") } : written.prefix { $0 != 0x3A }
    let name = isAddress ? host.dropFirst() : host
    guard !name.isEmpty, name.allSatisfy({ Self.isInName($0, isAddress) }) else { throw .host }
    var rest = written.dropFirst(host.count)
    if isAddress {
      guard rest.first == UInt8(ascii: "]") else { throw .host }
      rest = rest.dropFirst()
    }
    var port = isSecure ? 443 : 80
    if !rest.isEmpty {
      guard rest.first == 0x3A, rest.count <= 6, let text = String(rest.dropFirst()),
        let number = UInt16(text), number > 0
      else { throw .port }
      port = Int(number)
    }
    let shown = String(decoding: name.map { $0 }, as: UTF8.self).lowercased()
    authority = (isAddress ? "[\(shown)]" : shown) + ":\(port)"
    length = scheme + written.count
  }

  private static func isInName(_ byte: UInt8, _ isAddress: Bool) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."): true
    case UInt8(ascii: "-"), UInt8(ascii: "_"): !isAddress
    case UInt8(ascii: ":"): isAddress
    default: false
    }
  }
}
