import Crypto

/// The merchant's key of WeChat Pay's v2 interface.
public struct WeChatKey: Hashable, Sendable, WithheldText {
  let text: String

  public init(_ text: String) { self.text = text }
}

/// The signature of WeChat Pay's v2 interface: drop `sign` and every empty value, sort by name,
/// join `name=value` with `&`, append `&key=` and the key; MD5 or HMAC-SHA256 in upper-case hex.
public enum WeChatSignature {
  /// As `sign_type` names it; without one it is MD5.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    case md5 = "MD5"
    case hmacSHA256 = "HMAC-SHA256"
  }

  public enum Verdict: Equatable, Sendable {
    case verified
    case missing
    /// `sign_type` is none that there is.
    case unknownKind(String)
    case wrong
  }

  /// What is signed, before the key.
  public static func text(of message: WeChatMessage) -> String {
    message.fields.filter { $0.name != "sign" && !$0.value.isEmpty }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      .map { "\($0.name)=\($0.value)" }.joined(separator: "&")
  }

  public static func sign(_ message: WeChatMessage, key: WeChatKey, kind: Kind) -> String {
    let bytes = Array("\(text(of: message))&key=\(key.text)".utf8)
    switch kind {
    case .md5: return hex(Insecure.MD5.hash(data: bytes))
    case .hmacSHA256:
      let key = SymmetricKey(data: Array(key.text.utf8))
      return hex(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
    }
  }

  /// Whether the message's `sign` is the right one, of the kind that its `sign_type` names.
  public static func verify(_ message: WeChatMessage, key: WeChatKey) -> Verdict {
    guard let given = message["sign"], !given.isEmpty else { return .missing }
    let name = message["sign_type"] ?? Kind.md5.rawValue
    guard let kind = Kind(rawValue: name) else { return .unknownKind(name) }
    return given == sign(message, key: key, kind: kind) ? .verified : .wrong
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    return String(
      String.UnicodeScalarView(
        bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }))
  }
}
