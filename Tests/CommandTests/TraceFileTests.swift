import Foundation
import Payment
import Simulation
import TTPay
import Testing
import Walk

@testable import cashier

/// The trace that follows the walk on the screen.
@Suite struct TraceFileTests {
  private func walk(_ act: UserAct) -> Walk {
    var walk = Walk(WalkSettings(), orders: OrderTable(signingWith: .builtInTest))
    walk.startPayment()
    walk.advance(to: walk.now + .seconds(1))
    _ = walk.perform(act)
    return walk
  }

  @Test func anotherWalkTakesItsPlaceHoweverLikeTheFirst() throws {
    let path = NSTemporaryDirectory() + "cashier-trace-\(getpid()).jsonl"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (first, second) = (walk(.wechat), walk(.alipay))
    #expect(first.journal.entries.count == second.journal.entries.count)
    let file = try TraceFile(path: path, settings: first.settings, sparing: nil, .en)
    file.append(first)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(TraceWriter.trace(of: first)))
    file.append(second, number: 2)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: path)) == Data(TraceWriter.trace(of: second)))
  }
}
