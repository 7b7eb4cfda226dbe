/// Alipay's resultStatus (spec 4).
public enum AlipayResult: Int16, CaseIterable, Codable, Sendable {
  case succeeded = 9000
  case processing = 8000
  case unknown = 6004
  case duplicate = 5000
  case network = 6002
  case failed = 4000
  case cancelled = 6001
}
