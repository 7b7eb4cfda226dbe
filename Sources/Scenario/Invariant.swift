import Documents
import Payer
import Payment
import TTPay

/// What holds in every payment, unless a scenario says that it does not.
public enum Invariant: String, CaseIterable, Sendable {
  /// Paid is never shown for an unpaid order.
  case paidOnlyIfPaid = "paid-only-if-paid"
  /// A paid order is never offered for payment again.
  case notOfferedAgain = "not-offered-again"
  /// Money is taken at most once.
  case takenOnce = "taken-once"
  /// After the last callback nothing is left running.
  case nothingLeftRunning = "nothing-left-running"

  public var about: Bilingual {
    switch self {
    case .paidOnlyIfPaid:
      Bilingual(zh: "没有付款就不会显示已付款", en: "paid is never shown for an unpaid order")
    case .notOfferedAgain:
      Bilingual(zh: "付过款的订单不会再请人付", en: "a paid order is never offered for payment again")
    case .takenOnce: Bilingual(zh: "最多只扣一次款", en: "money is taken at most once")
    case .nothingLeftRunning:
      Bilingual(zh: "最后一次回调有了结论之后，什么都不再运行", en: "after the last callback nothing is left running")
    }
  }
}

/// Where an invariant did not hold.
public struct Violation: Hashable, Sendable {
  public let invariant: Invariant
  /// The number of the entry.
  public let entry: Int
}

/// Reads a journal and finds where invariants do not hold; each is reported once.
struct InvariantWatch {
  private(set) var violations: [Violation] = []
  private var paid: [OrderID] = []
  private var opened: OrderID?
  private var current: OrderID?
  private var offersAgain = false
  private var concluded = false
  private var isConfirmed = false
  /// How often money was taken for what is being bought now.
  private var taken = 0

  mutating func see(_ entry: Entry) {
    switch entry.what {
    case .input(.act(.newPayment)):
      current = nil
      taken = 0
    // Who orders again without knowing that the first order is paid may pay twice.
    case .input(.act(.buy)): if isConfirmed { taken = 0 }
    case .message(let message, let from, _, let fate):
      if case .lost = fate { return }
      see(message, from: from, entry)
    case .timer(let timer, .fired) where timer.party == .frontend && concluded:
      if timer.kind == .poll || timer.kind == .pollDeadline {
        report(.nothingLeftRunning, entry)
      }
    default: break
    }
  }

  private mutating func see(_ message: Message, from: PartyID, _ entry: Entry) {
    switch message {
    case .pay(let call):
      current = call.order
      concluded = false
    case .buy, .payAgain, .launch, .success: concluded = false
    case .open(_, let order): opened = order
    case .app(_, .paid): take(entry)
    case .sheet(.choosing(let wechat, let alipay, _)):
      if wechat || alipay { offer(entry) }
    case .showPage(let page): show(page, entry)
    case .request(_, .orderStatus(_, .poll)) where concluded:
      report(.nothingLeftRunning, entry)
    default: break
    }
  }

  private mutating func take(_ entry: Entry) {
    guard let opened else { return }
    if !paid.contains(opened) { paid.append(opened) }
    taken += 1
    if taken > 1 { report(.takenOnce, entry) }
    // The page behind WeChat or Alipay already asks for another try.
    if offersAgain { report(.notOfferedAgain, entry) }
  }

  private mutating func show(_ page: Page, _ entry: Entry) {
    if case .result = page { concluded = true }
    isConfirmed = page == .result(.confirmed)
    if isConfirmed, let current, !paid.contains(current) {
      report(.paidOnlyIfPaid, entry)
    }
    offersAgain = page.offersPaymentAgain
    if offersAgain { offer(entry) }
  }

  private mutating func offer(_ entry: Entry) {
    if let current, paid.contains(current) { report(.notOfferedAgain, entry) }
  }

  private mutating func report(_ invariant: Invariant, _ entry: Entry) {
    guard !violations.contains(where: { $0.invariant == invariant }) else { return }
    violations.append(Violation(invariant: invariant, entry: Int(entry.number)))
  }
}
