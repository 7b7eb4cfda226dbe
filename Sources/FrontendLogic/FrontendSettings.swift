import Simulation

/// How the merchant's front end is written: right, or wrong in one of the ways seen in public code.
public struct FrontendSettings: Hashable, Codable, Sendable {
  public var getOrderStatus: StatusPromise
  public var poll: PollPolicy
  /// After this long a request has failed. Our choice: 2 s.
  public var requestTimeout: TimeSpan
  public var success = SuccessReading.asksBackend
  public var edits: [OrderEdit] = []

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
  /// Resolves `{ code }` with this code, whatever the backend says.
  case always(Int16)
  /// As `settles`, but takes an order that is not paid yet for one that failed.
  case unpaidIsFailed
}

/// What the front end makes of `success`.
public enum SuccessReading: String, CaseIterable, Codable, Sendable {
  /// Code 0 is what the backend has to confirm; 4 is cancelled.
  case asksBackend = "asks-backend"
  /// Shows paid after code 0 without asking.
  case zeroIsPaid = "zero-is-paid"
  /// Does not read the code: shows paid after any `success`.
  case anyIsPaid = "any-is-paid"
}

/// A change that the front end makes to orderInfo before it calls tt.pay.
public struct OrderEdit: Hashable, Codable, Sendable {
  /// The call of tt.pay, counted from 1; nil: each.
  public var call: Int?
  public var field: String
  public var value: String

  public init(call: Int? = nil, field: String, value: String) {
    self.call = call
    self.field = field
    self.value = value
  }
}
