import Payment
import TTPay

extension RemoteBackend {
  /// What is bought: the values of the placeholders where an order is created.
  public struct Purchase: Hashable, Sendable {
    public var subject: String
    public var body: String
    /// In 分.
    public var totalAmount: Int64
    public var uid: String
    /// In seconds.
    public var validTime: Int
    public var channels: [Channel]

    public init(
      subject: String, body: String, totalAmount: Int64, uid: String, validTime: Int,
      channels: [Channel]
    ) {
      self.subject = subject
      self.body = body
      self.totalAmount = totalAmount
      self.uid = uid
      self.validTime = validTime
      self.channels = channels
    }
  }
}

extension RemoteBackend.Purchase {
  /// - Parameter outOrderNo: a number that the backend may take, or leave for one of its own.
  func values(outOrderNo: String) -> RequestValues {
    RequestValues(
      outOrderNo: outOrderNo, totalAmount: "\(totalAmount)",
      totalYuan: Amount(fen: totalAmount).yuan, subject: subject, body: body, uid: uid,
      validTime: "\(validTime)", channels: channels)
  }
}

extension BackendProfile {
  /// The request that creates an order.
  ///
  /// - Throws: `UnfitValue` where a value cannot stand where the profile wants it.
  public func call(
    creating purchase: RemoteBackend.Purchase, as outOrderNo: String
  ) throws(UnfitValue) -> HTTPCall {
    try create.request.call(with: purchase.values(outOrderNo: outOrderNo))
  }

  /// The request that asks for the status of an order.
  ///
  /// - Throws: `UnfitValue` where a value cannot stand where the profile wants it.
  public func call(querying order: Order) throws(UnfitValue) -> HTTPCall {
    try query.request.call(with: RequestValues(order))
  }
}
