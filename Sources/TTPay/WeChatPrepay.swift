import Crypto

/// What WeChat answers to a unified order: a prepay_id, and the mweb_url that opens it.
public struct WeChatPrepay: Hashable, Sendable {
  public let id: String
  /// Ten digits.
  private let package: String

  /// - Parameters:
  ///   - merchant: the mch_id.
  ///   - time: when it was made, `yyyyMMddHHmmss`.
  public init(merchant: String, outTradeNo: String, time: String) {
    let digest = Insecure.MD5.hash(data: Array("\(merchant)\n\(outTradeNo)\n\(time)".utf8))
    let digits = digest.map { UInt64($0) }
    let number = digits.suffix(8).reduce(0) { $0 << 8 | $1 } % 9_000_000_000
    id = "wx\(time)" + digits.prefix(9).map { String($0 + 0x100, radix: 16).dropFirst() }.joined()
    package = "\(1_000_000_000 + number)"
  }

  /// - Parameter base: scheme, host and port, without a path.
  public func url(base: String = "https://wx.tenpay.com") -> String {
    "\(base)\(Self.path)?prepay_id=\(id)&package=\(package)"
  }

  public static let path = "/cgi-bin/mmpayweb-bin/checkmweb"

  /// The prepay_id in a mweb_url, whoever's it is.
  public static func id(in url: String) -> String? {
    guard let query = url.firstRange(of: "\(path)?")?.upperBound else { return nil }
    return AlipayParameters(form: String(url[query...]))["prepay_id"]
  }
}
