import Channels
import TTPay

/// A handle to an order in the table: what messages carry.
public struct OrderID: Hashable, Sendable {
  public let index: Int32

  public init(index: Int32) { self.index = index }
}

/// An order of this run, with what follows from it alone, computed once.
public struct Order: Equatable, Sendable {
  public enum Origin: String, Sendable {
    /// Made and signed by the embedded merchant.
    case embedded
    /// Handed in from outside and adopted by the embedded merchant.
    case file
    /// Made and signed by the merchant's own server.
    case backend
    /// Changed by the front end after it was signed.
    case edited
  }

  public let info: OrderInfo
  /// False where orderInfo was given as something else than an object.
  public let isObject: Bool
  public let origin: Origin
  public let sign: SignVerdict
  /// What the checks find in the order itself (spec 3).
  public let findings: [Finding]
  public let identity: OrderIdentity
  /// In 分; 0 where the order has no usable amount.
  public let amount: Int64
  /// What Alipay's own order string asks for, in 分; it may differ.
  private let alipayAmount: Int64
  public let offersWeChat: Bool
  public let offersAlipay: Bool
  /// The seconds since 1970 at which the merchant asked WeChat for wx_url, as far as it tells.
  public let urlsMadeAt: Int64
  /// WeChat's and Alipay's apps understand what they are given.
  public let wxURLIsWeChats: Bool
  public let alipayIsOrderString: Bool

  public init(
    _ info: OrderInfo, isObject: Bool = true, origin: Origin, sign: SignVerdict,
    findings: [Finding]
  ) {
    self.info = info
    self.isObject = isObject
    self.origin = origin
    self.sign = sign
    self.findings = findings
    identity = info.identity
    let amount = info.totalAmount?.fen ?? 0
    self.amount = amount
    let differs = findings.contains { $0.code == FindingCode.alipayAmountDiffers.rawValue }
    alipayAmount = differs ? info.alipayAmount?.fen ?? amount : amount
    let channels = info.channels
    offersWeChat = channels.contains(.wechat)
    offersAlipay = channels.contains(.alipay)
    urlsMadeAt = info["timestamp"].flatMap { Int64($0) } ?? 0
    let wxURL = info["wx_url"] ?? ""
    // Or one of a WeChat here.
    wxURLIsWeChats = wxURL.hasPrefix("https://wx.tenpay.com/") || WeChatPrepay.id(in: wxURL) != nil
    let flaws = [FindingCode.alipayStringInvalid.rawValue, FindingCode.alipaySignWrong.rawValue]
    alipayIsOrderString = !findings.contains { flaws.contains($0.code) }
  }

  /// An order that the embedded merchant made and signed.
  static func embedded(_ info: OrderInfo) -> Order {
    Order(
      info, origin: .embedded, sign: .verified,
      findings: OrderCheck.findings(of: PayOptions(order: info), sign: .verified, merchant: nil))
  }

  /// An order from outside. How tt.pay is called with it is for the cashier to judge.
  public static func adopted(
    _ options: PayOptions, sign: SignVerdict, merchant: MerchantIdentity?, origin: Origin = .file
  ) -> Order {
    var options = options
    options.service = nil
    options.hasGetOrderStatus = nil
    return Order(
      options.order, isObject: options.orderIsObject, origin: origin, sign: sign,
      findings: OrderCheck.findings(of: options, sign: sign, merchant: merchant))
  }

  /// What a channel takes from the payer, in 分.
  public func amount(in channel: Channel) -> Int64 { channel == .alipay ? alipayAmount : amount }

  /// The names under which a channel finds what the order's URL for it opens.
  public func tradeNames(_ channel: Channel) -> [TradeName] {
    switch channel {
    case .wechat: WeChatPrepay.id(in: info["wx_url"] ?? "").map { [.prepay($0)] } ?? []
    case .alipay:
      ChannelServer.names(inOrderString: AlipayParameters(form: info["alipay_url"] ?? ""))
    }
  }

  public func offers(_ channel: Channel) -> Bool {
    channel == .wechat ? offersWeChat : offersAlipay
  }
}

/// The orders of a run. Signing is the one thing here that needs a secret; a replay has none, so it
/// is given the orders as they were recorded and signs nothing.
public struct OrderTable: Sendable {
  public private(set) var orders: [Order] = []
  private var secret: AppSecret?
  private let alipayKey: AlipayPrivateKey
  /// The order string that was signed last: a signature takes 700 µs, and payments that begin at
  /// the same moment with the same order share it.
  private var lastSigned: (text: String, sign: String)?
  private let verification: Verification
  private var recorded: [Order]
  private var isSigning = true
  private static let noSign = String(repeating: "0", count: 32)
  private var edits: [(edited: OrderID, original: OrderID)] = []

  /// What orders from outside are held against; nothing is checked where it is not configured.
  public struct Verification: Sendable {
    let secret: AppSecret?
    let merchant: MerchantIdentity?

    public init(secret: AppSecret? = nil, merchant: MerchantIdentity? = nil) {
      self.secret = secret
      self.merchant = merchant
    }
  }

  public init(
    signingWith secret: AppSecret, alipayKey: AlipayPrivateKey = .builtInTestApp,
    verifying verification: Verification = .init()
  ) {
    self.secret = secret
    self.alipayKey = alipayKey
    self.verification = verification
    recorded = []
  }

  /// Orders that nobody checks the sign of have none.
  public init(signing: Bool) {
    self.init(recorded: [])
    isSigning = signing
  }

  public init(recorded: [Order]) {
    secret = nil
    alipayKey = .builtInTestApp
    verification = Verification()
    self.recorded = recorded
  }

  public subscript(id: OrderID) -> Order {
    _read { yield orders[Int(id.index)] }
  }

  /// Signs an order that the embedded merchant builds and enters it.
  ///
  /// - Parameter build: is given what signs Alipay's order string.
  mutating func issue(_ build: ((AlipayParameters) -> String) -> OrderInfo) -> OrderID {
    guard isSigning else {
      return enter {
        var info = build { _ in "unsigned" }
        info.set("sign", Self.noSign)
        return .embedded(info)
      }
    }
    guard let secret, orders.count >= recorded.count else {
      return enter { .embedded(build { _ in "" }) }
    }
    var signed = lastSigned
    var info = build { [alipayKey] parameters in
      let text = AlipaySignature.text(of: parameters)
      if let signed, signed.text == text { return signed.sign }
      let sign = AlipaySignature.sign(Array(text.utf8), key: alipayKey)
      signed = (text, sign)
      return sign
    }
    lastSigned = signed
    info.set("sign", OrderSignature.sign(info, secret: secret))
    return enter { .embedded(info) }
  }

  /// Enters an order from outside that has been checked.
  public mutating func adopt(_ order: @autoclosure () -> Order) -> OrderID { enter(order) }

  /// Enters an order from outside.
  public mutating func adopt(_ options: PayOptions, origin: Order.Origin) -> OrderID {
    let verification = verification
    return enter {
      .adopted(
        options, sign: OrderSignature.verify(options.order, secret: verification.secret),
        merchant: verification.merchant, origin: origin)
    }
  }

  /// Enters an order with some fields changed after it was signed.
  mutating func edit(_ id: OrderID, _ fields: [(String, String)]) -> OrderID {
    var info = self[id].info
    for (name, value) in fields { info.set(name, value) }
    let secret = self[id].origin == .embedded ? secret : verification.secret
    let edited = enter { [info, merchant = verification.merchant] in
      .adopted(
        PayOptions(order: info), sign: OrderSignature.verify(info, secret: secret),
        merchant: merchant, origin: .edited)
    }
    edits.append((edited, id))
    return edited
  }

  /// The order as the merchant made it.
  public func unedited(_ id: OrderID) -> OrderID {
    edits.first { $0.edited == id }?.original ?? id
  }

  /// What comes after the orders so far is not the record's.
  mutating func leaveRecord(signingWith secret: AppSecret) {
    recorded = Array(recorded.prefix(orders.count))
    if self.secret == nil { self.secret = secret }
  }

  private mutating func enter(_ order: () -> Order) -> OrderID {
    let index = orders.count
    orders.append(index < recorded.count ? recorded[index] : order())
    return OrderID(index: Int32(truncatingIfNeeded: index))
  }

  /// Forgets the orders after the first `count`.
  mutating func keepFirst(_ count: Int) {
    if orders.count > count { orders.removeSubrange(count...) }
    if !edits.isEmpty { edits.removeAll() }
  }
}
