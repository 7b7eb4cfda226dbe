import TTPay

/// What a merchant's server asks of a channel's, read and its sign verified: nobody behind this
/// needs a key.
public struct ChannelRequest: Hashable, Codable, Sendable {
  public enum Content: Hashable, Codable, Sendable {
    case wechat(WeChatOperation, WeChatMessage, sign: SignState)
    case alipay(AlipayParameters, sign: SignState)
    /// No message at all, and why, in English.
    case unreadable(WeChatOperation, reason: String)
  }

  /// What became of the check of a sign.
  public enum SignState: String, Codable, Sendable {
    case right, wrong, missing
    /// The sign_type is none that there is.
    case unknownKind = "unknown-kind"
  }

  public let content: Content
  /// Where the channels are reached: scheme, host and port.
  public let base: String

  public init(_ content: Content, base: String) {
    self.content = content
    self.base = base
  }

  public var channel: Channel {
    if case .alipay = content { .alipay } else { .wechat }
  }

  /// `unifiedorder`, `alipay.trade.query`: for lists.
  public var name: String {
    switch content {
    case .wechat(let operation, _, _), .unreadable(let operation, _): operation.name
    case .alipay(let parameters, _): parameters["method"] ?? "gateway.do"
    }
  }
}

/// What WeChat's server can be asked; the raw value is the path.
public enum WeChatOperation: String, CaseIterable, Codable, Sendable {
  case unifiedOrder = "/pay/unifiedorder"
  case orderQuery = "/pay/orderquery"
  case closeOrder = "/pay/closeorder"
  case refund = "/secapi/pay/refund"
  case refundQuery = "/pay/refundquery"

  /// The last part of the path.
  public var name: String { String(rawValue.split(separator: "/").last ?? "") }
}

/// What the channel's server answers, not signed yet.
public struct ChannelReply: Hashable, Sendable {
  public enum Body: Hashable, Sendable {
    /// Signed where the sender is known to be the merchant.
    case wechat(WeChatMessage, signed: WeChatSignature.Kind?)
    /// The name of the object, and the object.
    case alipay(root: String, json: String)
  }

  public let body: Body
  /// Why it was not done: the channel's own code.
  public let error: String?
  /// The same in its words.
  public let errorText: String?

  init(_ body: Body, error: String? = nil, text: String? = nil) {
    self.body = body
    self.error = error
    errorText = text
  }
}
