import Documents
import TTPay

/// The keys with which an Alipay here and its merchant sign.
public struct AlipayKeys: Sendable {
  /// The platform signs its answers and notifies with it.
  public let platform: AlipayPrivateKey
  /// The embedded merchant signs with it; somebody else's backend may.
  public let app: AlipayPrivateKey
  /// The public half of a backend's own key, where one was imported.
  public let importedApp: AlipayPublicKey?

  public init(
    platform: AlipayPrivateKey, app: AlipayPrivateKey, importedApp: AlipayPublicKey? = nil
  ) {
    self.platform = platform
    self.app = app
    self.importedApp = importedApp
  }

  /// What ships with the product.
  public static let builtInTest = AlipayKeys(platform: .builtInTestPlatform, app: .builtInTestApp)

  /// What the platform takes for its merchant's.
  public var trusted: [AlipayPublicKey] { [importedApp, app.publicKey].compactMap(\.self) }
}

/// Both channels' keys: reads what merchants send and writes what they get.
public struct ChannelKeys: Sendable {
  public let wechat: WeChatKey
  public let alipay: AlipayKeys

  public init(wechat: WeChatKey = .builtInTest, alipay: AlipayKeys = .builtInTest) {
    self.wechat = wechat
    self.alipay = alipay
  }

  /// Bytes and what they are, as they travel.
  public struct Document: Sendable {
    public let contentType: String
    public let bytes: [UInt8]
  }

  // MARK: Reading

  public func request(
    _ operation: WeChatOperation, body: [UInt8], base: String
  ) -> ChannelRequest {
    do throws(ReadError) {
      let message = try WeChatMessage(xml: body)
      let sign: ChannelRequest.SignState =
        switch WeChatSignature.verify(message, key: wechat) {
        case .verified: .right
        case .missing: .missing
        case .unknownKind: .unknownKind
        case .wrong: .wrong
        }
      return ChannelRequest(.wechat(operation, message, sign: sign), base: base)
    } catch {
      return ChannelRequest(.unreadable(operation, reason: error.text(in: .en)), base: base)
    }
  }

  public func request(_ parameters: AlipayParameters, base: String) -> ChannelRequest {
    ChannelRequest(.alipay(parameters, sign: signState(of: parameters)), base: base)
  }

  /// The state of the sign of an order string or a request of a merchant.
  public func signState(of parameters: AlipayParameters) -> ChannelRequest.SignState {
    if (parameters["sign"] ?? "").isEmpty { return .missing }
    guard parameters["sign_type"] == "RSA2" else { return .unknownKind }
    return alipay.trusted.contains { AlipaySignature.isRight(parameters, key: $0) }
      ? .right : .wrong
  }

  /// What is wrong with the sign of an order string; nil where it is right, or not of a kind that
  /// can be explained.
  public func flaw(of orderString: AlipayParameters) -> Finding? {
    guard signState(of: orderString) == .wrong else { return nil }
    let mistake = alipay.trusted.lazy.compactMap {
      AlipaySignature.diagnose(orderString, key: $0)
    }.first
    return Finding(
      .alipaySignWrong, field: "alipay_url", values: [mistake?.rawValue ?? "another-key"])
  }

  // MARK: Writing

  // Libraries take XML and JSON that is called so for something else to read: as the real servers,
  // these say text/plain and text/html.

  public func document(_ reply: ChannelReply) -> Document {
    switch reply.body {
    case .wechat(let message, let kind):
      let signed = kind.map { message.signed(with: wechat, $0) } ?? message
      return Document(contentType: "text/plain; charset=utf-8", bytes: Array(signed.xml.utf8))
    case .alipay(let root, let json):
      let sign = AlipaySignature.sign(Array(json.utf8), key: alipay.platform)
      return Document(
        contentType: "text/html;charset=utf-8",
        bytes: Array(#"{"\#(root)":\#(json),"sign":"\#(sign)"}"#.utf8))
    }
  }

  /// - Parameter isForged: with a sign that nobody can verify.
  public func document(_ notify: ChannelNotify, isForged: Bool = false) -> Document {
    switch notify.content {
    case .wechat(let message, let kind):
      var signed = message.signed(with: wechat, kind)
      if isForged, let sign = signed["sign"] { signed["sign"] = String(sign.reversed()) }
      return Document(contentType: "text/xml; charset=utf-8", bytes: Array(signed.xml.utf8))
    case .alipay(let parameters):
      let key = isForged ? alipay.app : alipay.platform
      let sign = AlipaySignature.sign(parameters, .notify, key: key)
      let signed = parameters + AlipayParameters([("sign", sign)])
      return Document(
        contentType: "application/x-www-form-urlencoded; charset=utf-8",
        bytes: Array(signed.form.utf8))
    }
  }
}

extension WeChatMessage {
  /// The message with its sign.
  func signed(with key: WeChatKey, _ kind: WeChatSignature.Kind) -> WeChatMessage {
    var message = self
    message["sign"] = WeChatSignature.sign(self, key: key, kind: kind)
    return message
  }
}
