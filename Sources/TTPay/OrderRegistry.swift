import Documents

/// What the cashier's registry keys on, computed once per order.
public struct OrderIdentity: Equatable, Sendable {
  public let outOrderNo: String
  public let uid: String
  public let tradeTime: String
  /// trade_time + valid_time in seconds since 1970; nil if malformed.
  public let expiresAt: Int64?

  public init(outOrderNo: String, uid: String, tradeTime: String, expiresAt: Int64?) {
    self.outOrderNo = outOrderNo
    self.uid = uid
    self.tradeTime = tradeTime
    self.expiresAt = expiresAt
  }
}

/// The orders that one cashier has seen, and the checks that need them or the clock (spec 3).
///
/// It is empty when a journal begins and filled by the cashier's own tt.pay calls. The first call
/// of an out_order_no sets its uid and its trade_time.
public struct OrderRegistry: Equatable, Sendable {
  private struct Entry: Equatable, Sendable {
    let identity: OrderIdentity
    /// The success code 0, 1 or 3 that the cashier has given.
    var conclusion: PayResult?
  }

  private var entries: [Entry] = []

  public init() {}

  /// Forgets every order, and keeps the memory.
  public mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// Checks one tt.pay call at `now`, in seconds since 1970, and remembers its order.
  ///
  /// `remember` is false for a call that the checks of the order alone refused: no order came of
  /// it. An order that is merely expired is remembered. Allocates nothing where all is well.
  public mutating func admit(
    _ identity: OrderIdentity, now: Int64, remember: Bool = true
  ) -> [Finding] {
    var findings: [Finding] = []
    let known = place(of: identity.outOrderNo)
    if let known {
      let entry = entries[known]
      if !entry.identity.tradeTime.isSameBytes(as: identity.tradeTime), !identity.tradeTime.isEmpty
      {
        findings.append(
          Finding(
            .invalidParameter, field: "trade_time",
            values: ["trade-time-changed", identity.tradeTime, entry.identity.tradeTime]))
      }
      if !entry.identity.uid.isSameBytes(as: identity.uid), !identity.uid.isEmpty {
        findings.append(
          Finding(.otherUID, field: "uid", values: [identity.uid, entry.identity.uid]))
      }
    }
    if let expiresAt = identity.expiresAt, expiresAt <= now {
      findings.append(
        Finding(
          .expired, field: "trade_time",
          values: [Timestamp.text(seconds: expiresAt), Timestamp.text(seconds: now)]))
    }
    if let known, let conclusion = entries[known].conclusion {
      findings.append(
        Finding(.concluded, field: "out_order_no", values: ["\(conclusion.rawValue)"]))
    }
    if known == nil, remember, !identity.outOrderNo.isEmpty {
      entries.append(Entry(identity: identity))
    }
    return findings
  }

  /// Notes the success code that the cashier gave for an order: 0, 1 and 3 conclude it.
  public mutating func settle(outOrderNo: String, _ result: PayResult) {
    guard let place = place(of: outOrderNo) else { return }
    switch result {
    case .paid, .timedOut, .closed: entries[place].conclusion = result
    case .failed, .cancelled, .unknown: break
    }
  }

  private func place(of outOrderNo: String) -> Int? {
    entries.firstIndex { $0.identity.outOrderNo.isSameBytes(as: outOrderNo) }
  }
}
