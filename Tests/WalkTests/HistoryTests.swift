import CashierPlatform
import Payment
import Simulation
import Testing

@testable import Walk

@Suite struct HistoryTests {
  /// Many payments one after another, with the snapshots that were taken on the way.
  private static let long: (walk: Walk, history: History) = {
    var settings = ReplayTests.rough
    settings.channel.notifies = Listed([], then: NotifyTry())
    var walk = Walk(settings, orders: OrderTable(signingWith: .builtInTest))
    var history = History(walk)
    walk.startPayment()
    for act: UserAct in Array(repeating: [.wechat, .pay, .return, .newPayment], count: 80).joined()
    {
      for _ in 0..<200 where !walk.payer.acts.contains(act) && act != .newPayment {
        guard let due = walk.nextDue else { break }
        history.advance(&walk, to: due)
      }
      _ = walk.perform(act)
      history.advance(&walk, to: walk.now + .milliseconds(20))
    }
    return (walk, history)
  }()

  @Test func everyMomentIsWhatAReplayFromTheStartGives() {
    let (walk, history) = Self.long
    let count = walk.journal.entries.count
    #expect(count > 3_000)
    for number in [0, 1, 17, 999, 1_000, 1_001, 1_999, 2_000, 2_345, count - 1, count] {
      let then = history.moment(number, of: walk)
      let replayed = walk.asOf(entry: number)
      // What follows from an input at once belongs to it.
      #expect(then.journal.entries.count >= number)
      #expect(isBeginning(then, of: walk))
      #expect(Story.state(then) == Story.state(replayed), "entry \(number)")
      #expect(then.now == replayed.now)
    }
  }

  @Test func fromAMomentItGoesOnAsItWent() {
    let (walk, history) = Self.long
    var then = history.moment(1_500, of: walk)
    while then.journal.entries.count < 1_520, let due = then.nextDue,
      case let next = walk.journal.entries[then.journal.entries.count], next.at >= due
    {
      if case .input = next.what { break }
      then.step(until: due)
    }
    #expect(isBeginning(then, of: walk))
  }

  @Test func afterACutAnotherWayIsRemembered() {
    var (walk, history) = Self.long
    walk = history.moment(1_234, of: walk)
    history.cut(after: walk.journal.entries.count)
    _ = walk.perform(.newPayment)
    for _ in 0..<400 { if let due = walk.nextDue { history.advance(&walk, to: due) } }
    let count = walk.journal.entries.count
    for number in [900, 1_234, 1_240, count] {
      let then = history.moment(number, of: walk)
      #expect(isBeginning(then, of: walk))
      #expect(Story.state(then) == Story.state(walk.asOf(entry: number)))
    }
  }

  /// As a Bool: thousands of entries are no message.
  private func isBeginning(_ then: Walk, of walk: Walk) -> Bool {
    then.journal.entries.elementsEqual(walk.journal.entries.prefix(then.journal.entries.count))
  }
}
