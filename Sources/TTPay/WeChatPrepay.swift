import Crypto

/// What WeChat answers to a unified order: a prepay_id, and the mweb_url that opens it.
public struct WeChatPrepay: Hashable, Sendable {
  public let id: String

  public init(id: String) { self.id = id }

  /// - Parameters:
  ///   - merchant: the mch_id.
  ///   - time: when it was made, `yyyyMMddHHmmss`.
  public init(merchant: String, outTradeNo: String, time: String) {
    let digest = Insecure.MD5.hash(data: Array("\(merchant)\n\(outTradeNo)\n\(time)".utf8))
    let digits = "0123456789abcdef".unicodeScalars.map(\.self)
    let drawn = digest.prefix(9).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    id = "wx\(time)" + String(String.UnicodeScalarView(drawn))
  }

  /// - Parameter base: scheme, host and port, without a path.
  public func url(base: String = "https://wx.tenpay.com") -> String {
    "\(base)\(Self.path)?prepay_id=\(id)&package=\(package)"
  }

  /// Ten digits that depend on the prepay_id.
  private var package: UInt64 {
    let digest = Insecure.MD5.hash(data: Array(id.utf8))
    return 1_000_000_000 + digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } % 9_000_000_000
  }

  public static let path = "/cgi-bin/mmpayweb-bin/checkmweb"

  /// The prepay_id in a mweb_url, whoever's it is.
  public static func id(in url: String) -> String? {
    guard let query = url.firstRange(of: "\(path)?")?.upperBound else { return nil }
    return AlipayParameters(form: String(url[query...]))["prepay_id"]
  }
}
