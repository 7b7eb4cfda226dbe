import Payer
import Payment
import Simulation

/// Reads a journal and finds where invariants do not hold; each is reported once.
struct InvariantWatch {
  private(set) var violations: [Violation] = []
  private var paid: [OrderID] = []
  /// The order that WeChat or Alipay has before it, and the one that tt.pay was called with.
  private var opened: OrderID?
  private var current: OrderID?
  private var phone = Phone()
  private var isConcluded = false
  private var isConfirmed = false
  /// How often money was taken for what is being bought now.
  private var taken = 0
  private var backendSaidPaid = false
  /// A paid order is offered since then; within an instant that may still change.
  private var offered: (at: Instant, entry: Entry)?

  /// What is in front of the payer, as far as it offers a payment.
  private struct Phone {
    var isAppOpen = false
    /// The sheet, and whether it lets the payer choose.
    var sheet: Bool?
    var page: Page?

    var offersPayment: Bool {
      if isAppOpen { return false }
      if let sheet { return sheet }
      return page?.offersPaymentAgain ?? false
    }
  }

  mutating func see(_ entry: Entry) {
    settle(before: entry.at)
    switch entry.what {
    case .input(.act(.newPayment)):
      current = nil
      taken = 0
      backendSaidPaid = false
    // Who orders again without knowing that the first order is paid may pay twice.
    case .input(.act(.buy)): if isConfirmed { taken = 0 }
    case .message(let message, _, _, let fate):
      if case .lost = fate { return }
      see(message, entry)
      watchOffer(entry)
    case .timer(let timer, .fired) where timer.party == .frontend && isConcluded:
      if timer.kind == .poll || timer.kind == .pollDeadline {
        report(.nothingLeftRunning, entry)
      }
    default: break
    }
  }

  mutating func end() { settle(before: Instant(microseconds: .max)) }

  private mutating func see(_ message: Message, _ entry: Entry) {
    switch message {
    case .pay(let call):
      current = call.order
      isConcluded = false
    case .buy:
      isConcluded = false
      backendSaidPaid = false
    case .payAgain, .launch, .success: isConcluded = false
    case .response(_, .status(.paid)): backendSaidPaid = true
    case .open(_, let order): opened = order
    case .app(_, let page):
      phone.isAppOpen = page != .closed
      if page == .paid { take(entry) }
    case .sheet(.closed): phone.sheet = nil
    case .sheet(.choosing(let wechat, let alipay, _)): phone.sheet = wechat || alipay
    case .sheet: phone.sheet = false
    case .killApp, .relaunch: phone = Phone()
    case .showPage(let page): show(page, entry)
    case .request(_, .orderStatus(_, .poll)) where isConcluded:
      report(.nothingLeftRunning, entry)
    default: break
    }
  }

  private mutating func take(_ entry: Entry) {
    guard let opened else { return }
    if !paid.contains(opened) { paid.append(opened) }
    taken += 1
    if taken > 1 { report(.takenOnce, entry) }
  }

  private mutating func show(_ page: Page, _ entry: Entry) {
    phone.page = page
    if case .result = page { isConcluded = true }
    isConfirmed = page == .result(.confirmed)
    if isConfirmed, !backendSaidPaid { report(.confirmedByBackend, entry) }
    if isConfirmed, let current, !paid.contains(current) { report(.paidOnlyIfPaid, entry) }
  }

  private mutating func watchOffer(_ entry: Entry) {
    guard phone.offersPayment, let current, paid.contains(current) else {
      offered = nil
      return
    }
    if offered == nil { offered = (entry.at, entry) }
  }

  private mutating func settle(before instant: Instant) {
    guard let offered, offered.at < instant else { return }
    report(.notOfferedAgain, offered.entry)
    self.offered = nil
  }

  private mutating func report(_ invariant: Invariant, _ entry: Entry) {
    guard !violations.contains(where: { $0.invariant == invariant }) else { return }
    violations.append(Violation(invariant: invariant, entry: Int(entry.number)))
  }
}
