import MerchantBackend
import RemoteBackend

extension RemoteBackend.Purchase {
  /// The order that the embedded merchant would make by itself.
  public init(_ settings: BackendSettings) {
    self.init(
      subject: settings.subject, body: settings.body, totalAmount: settings.totalAmount,
      uid: settings.uid, validTime: settings.validTime, channels: settings.channels)
  }
}
