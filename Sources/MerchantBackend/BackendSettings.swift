import Simulation
import TTPay

/// The orders that the embedded merchant makes.
public struct BackendSettings: Hashable, Codable, Sendable {
  public var subject: String
  public var body: String
  /// In 分.
  public var totalAmount: Int64
  /// In seconds.
  public var validTime: Int
  public var uid: String
  public var appID: String
  public var merchantID: String
  public var channels: [Channel]
  /// Orders are kept in a book that outlives the run.
  public var keepsBook = false
  public var conduct = BackendConduct()

  /// The source document's own order.
  public init(
    subject: String = "microapp test", body: String = "microapp test", totalAmount: Int64 = 1,
    validTime: Int = 300, uid: String = "2019012211", appID: String = "800000040005",
    merchantID: String = "1300000004", channels: [Channel] = Channel.allCases
  ) {
    self.subject = subject
    self.body = body
    self.totalAmount = totalAmount
    self.validTime = validTime
    self.uid = uid
    self.appID = appID
    self.merchantID = merchantID
    self.channels = channels
  }
}
