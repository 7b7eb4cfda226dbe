import TTPay

/// What the merchant's mini-program shows.
public enum Page: Hashable, Sendable {
  /// Nothing opened yet.
  case checkout
  /// Waiting for the backend to create the order.
  case ordering
  /// The order could not be created.
  case orderingFailed(WireFailure)
  /// tt.pay has been called; the cashier is in front.
  case paying
  /// Asking the backend after `success`.
  case confirming
  /// Reopened: asking about the open order.
  case checkingOpenOrder
  /// Reopened: the open order is not paid; it may be paid again.
  case openOrder(PayResult)
  case result(Conclusion)
}

/// What the merchant's page tells the payer in the end.
public enum Conclusion: Hashable, Sendable {
  case confirmed
  /// The polls are used up, or none was made.
  case unconfirmed
  /// `success` gave 0 but the backend says otherwise.
  case contradicted(PayResult)
  /// The order is over, unpaid: 1, 2 or 3.
  case notPaid(PayResult)
  case cancelled
  /// The sheet rose with a toast.
  case refused(OrderErrorCode)
  case notRaised(PayFailure)
  case noCallback
}
