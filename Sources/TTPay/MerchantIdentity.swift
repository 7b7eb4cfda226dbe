/// The merchant that the configuration names; what it leaves out is not checked (spec 3, 40007).
public struct MerchantIdentity: Equatable, Sendable {
  public var merchantID: String?
  public var appID: String?

  public init(merchantID: String? = nil, appID: String? = nil) {
    self.merchantID = merchantID
    self.appID = appID
  }
}
