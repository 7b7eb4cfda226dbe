import Simulation
import TTPay
import Testing

@testable import OrderBook

/// What an order allows, from each state.
@Suite struct MerchantOrderTests {
  private let now = Instant(seconds: 1_000)

  private func order(_ changes: OrderChange...) -> MerchantOrder {
    var order = MerchantOrder(outOrderNo: "A", amount: 100, expiresAt: 1_300, createdAt: now)
    for change in changes { _ = order.apply(change, at: now) }
    return order
  }

  private func pay(
    _ transaction: String = "t1", _ channel: Channel = .wechat, amount: Int64 = 100
  ) -> OrderChange {
    .pay(channel: channel, transaction: transaction, amount: amount)
  }

  private func refund(_ number: String, _ amount: Int64?, _ transaction: String? = nil)
    -> OrderChange
  { .refund(number: number, amount: amount, transaction: transaction) }

  @Test func theCodeFollowsTheStatus() {
    #expect(order().result(at: 1_299) == .unknown)
    #expect(order().result(at: 1_300) == .timedOut)
    #expect(order(pay()).result(at: 9_999) == .paid)
    #expect(order(.close).result(at: 0) == .closed)
    #expect(order(pay(), refund("r", 1)).result(at: 0) == .closed)
  }

  @Test func theSamePaymentCountsOnce() {
    var order = order(pay())
    let before = order
    #expect(order.apply(pay(), at: now) == .repeated)
    // The same payment cannot have been of another amount.
    #expect(order.apply(pay(amount: 1), at: now) == .refused(.amountDiffers))
    #expect(order == before)
  }

  @Test(arguments: [OrderStatus.paid, .closed])
  func moneyThatNobodyOwedIsKeptAndMarkedForRefund(status: OrderStatus) {
    var order = status == .paid ? order(pay()) : order(.close)
    #expect(order.apply(pay("t2", .alipay), at: now) == .surplus)
    #expect(order.status == status)
    #expect(order.dueForRefund.map(\.transaction) == ["t2"])
    #expect(order.apply(refund("r", 100, "t2"), at: now) == .changed)
    #expect(order.dueForRefund.isEmpty && order.status == status)
    #expect(order.apply(.refundDone(number: "r"), at: now) == .changed)
    #expect(order.status == status)
  }

  @Test func anotherAmountIsRefused() {
    var order = order()
    let before = order
    #expect(
      order.apply(.pay(channel: .wechat, transaction: "t", amount: 99), at: now)
        == .refused(.amountDiffers))
    #expect(order == before)
  }

  @Test func refundsInPartsUpToWhatWasPaid() {
    var order = order(pay())
    #expect(order.apply(refund("r1", 30), at: now) == .changed)
    #expect(order.status == .refunding)
    #expect(order.apply(refund("r2", 70), at: now) == .changed)
    #expect(order.apply(refund("r3", 1), at: now) == .refused(.abovePaid))
    #expect(order.apply(.refundDone(number: "r2"), at: now) == .changed)
    #expect(order.status == .refunding)
    #expect(order.apply(.refundDone(number: "r1"), at: now) == .changed)
    #expect(order.status == .refunded)
    #expect(order.apply(refund("r4", 1), at: now) == .refused(.abovePaid))
  }

  @Test func surplusGoesBackFirst() {
    var order = order(pay(), pay("t2", .alipay))
    #expect(order.apply(refund("r1", 101), at: now) == .refused(.abovePaid))
    for (number, transaction) in [("r1", "t2"), ("r2", "t1")] {
      #expect(order.payment(toRefund: nil)?.transaction == transaction)
      #expect(order.apply(refund(number, nil), at: now) == .changed)
      #expect(order.refunds.last?.transaction == transaction && order.refunds.last?.amount == 100)
      #expect(order.apply(refund(number, nil), at: now) == .repeated)
    }
    #expect(order.apply(refund("r3", nil), at: now) == .refused(.abovePaid))
    #expect(order.apply(refund("r3", nil, "t2"), at: now) == .refused(.abovePaid))
  }

  @Test func aPartLeavesSomething() {
    var order = order(pay(), refund("r", 30), .refundDone(number: "r"))
    #expect(order.status == .partlyRefunded)
    #expect(order.apply(refund("r", 30), at: now) == .repeated)
    #expect(order.apply(refund("r", 31), at: now) == .refused(.refundNumberUsed))
    #expect(order.apply(.refundDone(number: "r"), at: now) == .repeated)
    #expect(order.apply(refund("q", 70), at: now) == .changed)
    #expect(order.apply(.refundDone(number: "q"), at: now) == .changed)
    #expect(order.status == .refunded)
  }

  @Test(arguments: [
    (Int64(-1), ChangeRefusal.amountNotPositive), (0, .amountNotPositive), (101, .abovePaid),
    (Int64.max, .abovePaid),
  ])
  func badAmountsAreRefused(amount: Int64, why: ChangeRefusal) {
    var order = order(pay())
    #expect(order.apply(refund("r", amount), at: now) == .refused(why))
    #expect(order.refunds.isEmpty)
  }

  @Test func closingIsForTheUnpaid() {
    var unpaid = order()
    #expect(unpaid.apply(.close, at: now) == .changed)
    #expect(unpaid.apply(.close, at: now) == .repeated)
    var paid = order(pay())
    #expect(paid.apply(.close, at: now) == .refused(.alreadyPaid))
    #expect(unpaid.apply(refund("r", 1), at: now) == .refused(.notPaid))
    #expect(paid.apply(refund("r", 1, "t9"), at: now) == .refused(.unknownTransaction))
    #expect(paid.apply(.refundDone(number: "r"), at: now) == .refused(.unknownRefund))
  }

  /// Whatever comes in whatever order: a paid order never becomes unpaid, and nothing is refunded
  /// that was not taken.
  @Test(arguments: 0..<200) func nothingIsLostOrInvented(seed: UInt64) {
    var order = order()
    var wasPaid = false
    for step in 0..<40 {
      func draw(_ what: UInt64, _ count: UInt64) -> UInt64 {
        Draw(seed, UInt64(step), what).bits % count
      }
      let change: OrderChange =
        switch draw(0, 5) {
        case 0: pay("t\(draw(1, 3))", draw(2, 2) == 0 ? .wechat : .alipay)
        case 1: .close
        case 2: refund("r\(draw(3, 5))", draw(5, 4) == 0 ? nil : Int64(draw(4, 120)))
        case 3: refund("s\(draw(3, 5))", Int64(draw(4, 120)), "t\(draw(5, 3))")
        default: .refundDone(number: "r\(draw(6, 5))")
        }
      let before = order
      if case .refused = order.apply(change, at: now) { #expect(order == before) }
      wasPaid = wasPaid || order.status == .paid
      #expect(!wasPaid || (order.status != .created && order.status != .closed))
      for payment in order.payments { #expect(order.refundable(of: payment) >= 0) }
      #expect(order.payments.filter { !$0.isSurplus }.count <= 1)
      #expect(
        order.payments.reduce(0) { $0 + $1.amount } >= order.refunds.reduce(0) { $0 + $1.amount })
    }
  }
}
