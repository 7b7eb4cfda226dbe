import TTPay

/// Counts the requests of the front end from 1.
public typealias RequestID = UInt32

/// What the front end asks its backend.
public enum Request: Hashable, Sendable {
  case createOrder
  case orderStatus(OrderID, purpose: QueryPurpose)
}

/// On whose behalf the status is asked.
public enum QueryPurpose: UInt8, Sendable {
  case getOrderStatus, poll, launch
}

/// What comes back from the backend, or instead of it.
public enum Response: Hashable, Sendable {
  case order(OrderID)
  case status(PayResult)
  case failure(WireFailure)
}

/// Why a request has no usable answer.
public enum WireFailure: Error, Hashable, Codable, Sendable {
  case refused
  case dns
  case tls
  case reset
  case timedOut
  case truncated
  case tooLarge
  /// It points to another place, which is not followed.
  case redirected
  case notJSON
  /// A page for people stands where JSON should.
  case html
  /// JSON, but not of the kind that was agreed on.
  case wrongType
  /// Nothing stands where the answer should be in the reply.
  case missing
  /// The backend's word for the status is not in the table.
  case unknownWord
  /// What stands where orderInfo should be is none.
  case badOrder
  case status(UInt16)
  /// 429 or 503 with Retry-After, in seconds.
  case busy(UInt16, retryAfter: UInt32)

  public var name: String {
    switch self {
    case .refused: "refused"
    case .dns: "dns"
    case .tls: "tls"
    case .reset: "reset"
    case .timedOut: "timeout"
    case .truncated: "truncated"
    case .tooLarge: "too-large"
    case .redirected: "redirected"
    case .notJSON: "not-json"
    case .html: "html"
    case .wrongType: "wrong-type"
    case .missing: "missing"
    case .unknownWord: "unknown-word"
    case .badOrder: "bad-order"
    case .status(let code), .busy(let code, _): "\(code)"
    }
  }
}
