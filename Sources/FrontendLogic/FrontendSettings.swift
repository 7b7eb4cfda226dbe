import Simulation

/// How the merchant's front end is written: right, or wrong in one of the ways seen in public code.
public struct FrontendSettings: Hashable, Codable, Sendable {
  public var getOrderStatus: StatusPromise
  public var poll: PollPolicy
  /// After this long a request has failed. Our choice: 2 s.
  public var requestTimeout: TimeSpan

  public init(
    getOrderStatus: StatusPromise = .settles, poll: PollPolicy = .ttPay,
    requestTimeout: TimeSpan = .seconds(2)
  ) {
    self.getOrderStatus = getOrderStatus
    self.poll = poll
    self.requestTimeout = requestTimeout
  }
}

/// How the promise that getOrderStatus returns behaves (spec 1 and 6).
public enum StatusPromise: Hashable, Codable, Sendable {
  /// Resolves `{ code }` from the backend's answer.
  case settles
  case rejects
  /// An empty executor: nothing is asked, nothing ever comes.
  case never
  /// `resolve()`.
  case undefined
  /// `resolve(0)` instead of `resolve({ code: 0 })`.
  case number
  /// The documents' placeholder `{ code: 0 | 1 | 2 | 3 | 9 }`, which is 11.
  case code11
  /// As `settles`, but so much later.
  case late(TimeSpan)
  /// No getOrderStatus at all.
  case absent
}
