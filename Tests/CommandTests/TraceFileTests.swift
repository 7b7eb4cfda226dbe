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

  @Test func aWalkThatIsLeftKeepsItsTraceAndTheNextHasItsOwn() throws {
    let folder = NSTemporaryDirectory() + "cashier-trace-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func read(_ name: String) throws -> Data {
      try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    var (first, second) = (walk(.wechat), walk(.alipay))
    #expect(first.journal.entries.count == second.journal.entries.count)
    let file = try TraceFile(path: folder + "/walk.jsonl", settings: first.settings, .en)
    file.append(first)
    file.append(second, number: 2)
    first.advance(to: first.now + .seconds(9))
    _ = first.perform(.pay)
    file.append(first)
    #expect(try read("walk.jsonl") == Data(TraceWriter.trace(of: first)))
    #expect(try read("walk-2.jsonl") == Data(TraceWriter.trace(of: second)))
    // What stands there already stays.
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/walk-3.jsonl"))
    file.append(second, number: 3)
    #expect(try read("walk-3.jsonl") == Data("mine".utf8))
    #expect(try read("walk-4.jsonl") == Data(TraceWriter.trace(of: second)))
    #expect(!file.hasFailed)
  }

  @Test func whatIsNoFileTakesAllWalksIn() throws {
    let file = try TraceFile(path: "/dev/null", settings: WalkSettings(), .en)
    file.append(walk(.wechat), number: 2)
    #expect(!file.hasFailed && !FileManager.default.fileExists(atPath: "/dev/null-2"))
  }
}
