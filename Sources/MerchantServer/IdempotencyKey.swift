import Crypto
import HTTPTypes
import Outside

/// The header `Idempotency-Key`: a POST that is sent again with the same key has one effect, and
/// gets the first one's answer.
enum IdempotencyKey {
  /// What the order book remembers with the effect; nil where the request has no key.
  static func read(_ head: HTTPRequest, body: [UInt8]) throws(Problem) -> Idempotency? {
    let values = head.headerFields.lazy
      .filter { $0.name.canonicalName == "idempotency-key" }.map(\.value)
    guard let key = values.first else { return nil }
    guard values.count == 1, (1...255).contains(key.utf8.count),
      key.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
    else {
      throw Problem(
        .invalidIdempotencyKey, zh: "应只出现一次，为 1–255 个可见的 ASCII 字符",
        en: "it must be given once, as 1–255 printable ASCII characters")
    }
    return Idempotency(key: key, fingerprint: fingerprint(head, body))
  }

  private static func fingerprint(_ head: HTTPRequest, _ body: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(data: Array("\(head.method.rawValue) \(head.path ?? "")\n".utf8))
    hash.update(data: body)
    return hash.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
