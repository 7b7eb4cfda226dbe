/// The merchant that the configuration names; what it leaves out is not checked (spec 3, 40007).
public struct MerchantIdentity: Equatable, Sendable {
  public var merchantID: String?
  public var appID: String?
  /// The public half of the key that the merchant signs Alipay's order strings with.
  public var alipayAppKey: AlipayPublicKey?

  public init(
    merchantID: String? = nil, appID: String? = nil, alipayAppKey: AlipayPublicKey? = nil
  ) {
    self.merchantID = merchantID
    self.appID = appID
    self.alipayAppKey = alipayAppKey
  }
}
