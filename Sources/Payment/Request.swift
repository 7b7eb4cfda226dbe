import TTPay

/// Counts the requests of the front end from 1.
public typealias RequestID = UInt16

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
public enum WireFailure: Hashable, Codable, Sendable {
  case refused
  case reset
  case timedOut
  case truncated
  case status(UInt16)

  public var name: String {
    switch self {
    case .refused: "refused"
    case .reset: "reset"
    case .timedOut: "timeout"
    case .truncated: "truncated"
    case .status(let code): "\(code)"
    }
  }
}
