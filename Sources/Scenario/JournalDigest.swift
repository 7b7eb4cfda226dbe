import Payment
import Simulation

/// What expectations ask about a journal, read in one pass.
struct JournalDigest {
  private(set) var successCodes: [Int] = []
  private(set) var polls = 0
  private(set) var statusQueries = 0
  /// Tries to notify.
  private(set) var notifies = 0
  private(set) var findings: [String] = []
  private(set) var concluded: TimeSpan?
  private(set) var violations: [Violation] = []

  /// - Parameter entries: those of the payment that is walked now; `all` has those before too.
  init(_ entries: ArraySlice<Entry>, of all: [Entry]) {
    var watch = InvariantWatch()
    for entry in all { watch.see(entry) }
    watch.end()
    violations = watch.violations
    var success: Instant?
    for entry in entries {
      switch entry.what {
      case .message(.success(let code), _, _, _):
        successCodes.append(code.rawValue)
        success = entry.at
        concluded = nil
      // A copy that the link makes is no query of the front end's.
      case .message(_, _, _, .duplicate): break
      case .message(.request(_, .orderStatus(_, .poll)), _, _, _): polls += 1
      case .message(.request(_, .orderStatus(_, .getOrderStatus)), _, _, _): statusQueries += 1
      case .message(.notify(let notify), _, _, _): if notify.transaction > 0 { notifies += 1 }
      case .message(.showPage(.result), _, _, _): if let success { concluded = entry.at - success }
      case .finding(let finding, _):
        if !findings.contains(finding.code) { findings.append(finding.code) }
      default: break
      }
    }
  }
}
