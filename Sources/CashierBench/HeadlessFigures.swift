import CashierPlatform
import Foundation
import FrontendLogic
import Payment
import Simulation
import TTPay
import Walk

/// Complete payments without a screen, one after another on one core.
struct HeadlessFigures {
  /// How often each figure is measured, and for how many CPU-seconds each time.
  let runs: Int
  let seconds: Double

  func measure(_ report: inout Report) throws {
    report.heading("headless: complete WeChat payments with getOrderStatus, notify and poll")
    try partiesAlone(&report)
    try everythingReal(&report)
    try writtenAsTrace(&report)
  }

  /// A: the order is signed once, no journal is kept.
  private func partiesAlone(_ report: inout Report) throws {
    let settings = WalkSettings()
    var template = Walk(settings, orders: OrderTable(signingWith: .builtInTest))
    try template.payByWeChat()
    guard let order = template.context.orders.orders.first else { throw Failure.noPayment }
    let adopted = Order.adopted(
      PayOptions(order: order.info), sign: .verified, merchant: nil)
    var walk = Walk(
      settings, orders: OrderTable(signingWith: .builtInTest), adopting: adopted,
      keepsJournal: false)
    let runs = try repeated { payment in
      walk.reset(payment: payment)
      try walk.payByWeChat()
      return 0
    }
    report.figure(
      "A  parties alone", runs.rates, unit: "payments/CPU-s", target: .atLeast(500_000))
    tellMemory(runs, &report)
  }

  /// B: every order is built, signed and checked, and the journal is kept.
  private func everythingReal(_ report: inout Report) throws {
    var walk = Walk(WalkSettings(), orders: OrderTable(signingWith: .builtInTest))
    let runs = try repeated { payment in
      walk.reset(payment: payment)
      try walk.payByWeChat()
      return 0
    }
    report.figure("B  everything real, journal kept", runs.rates, unit: "payments/CPU-s")
    tellMemory(runs, &report)
  }

  /// C: as B, and each journal is written as a trace.
  private func writtenAsTrace(_ report: inout Report) throws {
    var walk = Walk(WalkSettings(), orders: OrderTable(signingWith: .builtInTest))
    let fresh = TraceWriter(walk.settings)
    let runs = try repeated { payment in
      walk.reset(payment: payment)
      try walk.payByWeChat()
      var writer = fresh
      return writer.lines(of: walk).count
    }
    report.figure("C  … and written as a trace, in memory", runs.rates, unit: "payments/CPU-s")
    report.figure("   … which is", runs.megabytes, unit: "MB/CPU-s")
    tellMemory(runs, &report)
  }

  /// What came of running payments for a while, a few times over.
  private struct Runs {
    var payments = 0
    /// In payments and in MB of trace, a CPU-second.
    var rates = Samples([])
    var megabytes = Samples([])
    /// Resident memory in MB, once warm and at the end.
    var residentBefore = 0.0
    var residentAfter = 0.0
  }

  /// - Parameter pay: walks through one payment and tells how many bytes it wrote.
  private func repeated(_ pay: (_ payment: UInt64) throws -> Int) throws -> Runs {
    var result = Runs()
    func batch() throws -> Int {
      var bytes = 0
      for _ in 0..<200 {
        result.payments += 1
        bytes += try pay(UInt64(result.payments))
      }
      return bytes
    }
    for _ in 0..<20 { _ = try batch() }
    result.residentBefore = residentMegabytes()
    var rates: [Double] = []
    var megabytes: [Double] = []
    for _ in 0..<runs {
      let first = result.payments
      var bytes = 0
      let start = processorSeconds()
      var spent = 0.0
      while spent < seconds {
        bytes += try batch()
        spent = processorSeconds() - start
      }
      rates.append(Double(result.payments - first) / spent)
      megabytes.append(Double(bytes) / spent / 1_000_000)
    }
    result.rates = Samples(rates)
    result.megabytes = Samples(megabytes)
    result.residentAfter = residentMegabytes()
    return result
  }

  private func tellMemory(_ runs: Runs, _ report: inout Report) {
    report.figure(
      "   memory gained by \(runs.payments) payments",
      max(0, runs.residentAfter - runs.residentBefore), unit: "MB", target: .atMost(0.5),
      note: String(format: "resident %.1f … %.1f MB", runs.residentBefore, runs.residentAfter))
  }

  private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func residentMegabytes() -> Double {
    Double(ProcessStatus(of: getpid())["VmRSS"] ?? 0) / 1024
  }
}

extension Walk {
  /// Submits an order, chooses WeChat and pays, each as soon as it is possible, and lets all happen
  /// that follows.
  fileprivate mutating func payByWeChat() throws(Failure) {
    enter(.buy)
    while payer.screen != .sheet(.choosing(wechat: true, alipay: true, preselected: .wechat)) {
      if !step(until: .distantFuture) { throw .noPayment }
    }
    enter(.wechat)
    while payer.screen != .app(.wechat, .confirm) {
      if !step(until: .distantFuture) { throw .noPayment }
    }
    enter(.pay)
    while step(until: .distantFuture) {}
    guard frontend.conclusion == .confirmed, frontend.polls == 1, frontend.statusQueries == 1,
      channel.takings.count == 1
    else { throw .noPayment }
  }
}

extension Instant {
  fileprivate static let distantFuture = Instant(microseconds: .max)
}
