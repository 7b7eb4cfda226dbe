import Payment
import Simulation
import Testing

@testable import Walk

/// Another way from a moment of the past.
@Suite struct WhatIfTests {
  private func moment(of walk: Walk, before act: UserAct) -> Walk {
    let input = walk.inputs.last { $0.input == .act(act) }
    return walk.asOf(entry: input.map { Int($0.entry.number) - 1 } ?? 0)
  }

  @Test func whatTouchedNothingOutsideSimplyGoesAnotherWay() throws {
    let record = try Story("wechat,pay").walk
    var other = moment(of: record, before: .pay)
      .branching(from: record, signingWith: .builtInTest)
    #expect(!other.isWhatIf)
    let isDone = other.perform(.cancel)
    #expect(isDone)
    other.runToEnd()
    #expect(other.takings.isEmpty)
    #expect(record.takings.count == 1)
  }

  @Test func aRecordThatIsLeftSignsItsOrdersToCome() throws {
    let record = try Story("wechat,pay").walk
    let replay = Replay(try Trace(.init(TraceWriter.trace(of: record))))
    var other = replay.history.moment(2, of: replay.walk)
      .branching(from: replay.walk, signingWith: .builtInTest)
    other.runToEnd()
    #expect(other.context.orders.orders.last?.sign == .verified)
    #expect(other.journal.entries.count > 10)
  }

  @Test func theBookIsNotToldOfAWhatIf() throws {
    let book = BookWalkTests.Book()
    let record = try BookWalkTests().story("wechat,pay", book).walk
    let told = book.requests
    var other = moment(of: record, before: .pay)
      .branching(from: record, signingWith: .builtInTest)
    #expect(other.isWhatIf)
    let isDone = other.perform(.cancel)
    #expect(isDone)
    // Then another order is paid, in memory.
    try Story.play("\(UserAct.newPayment.rawValue),wechat,pay", in: &other)
    #expect(other.conclusion == .confirmed && other.verdict == .right)
    #expect(book.requests == told)
    #expect(book.orders.map(\.status) == [.paid])
  }

  @Test func whileItAsksTheSameItIsAnsweredTheSame() throws {
    let book = BookWalkTests.Book()
    let record = try BookWalkTests().story("wechat,pay", book).walk
    var other = moment(of: record, before: .pay)
      .branching(from: record, signingWith: .builtInTest)
    for input in record.inputs.drop(while: { $0.input != .act(.pay) }) {
      guard case .act(let act) = input.input else { continue }
      other.advance(to: input.entry.at)
      let isDone = other.perform(act)
      #expect(isDone)
    }
    other.runToEnd()
    #expect(other.journal.entries == record.journal.entries)
  }

  @Test func anAnswerThatIsOutComesAsItDid() throws {
    let book = BookWalkTests.Book()
    let record = try BookWalkTests().story("wechat,pay", book).walk
    let asked = try #require(
      record.journal.entries.first { if case .asked = $0.what { true } else { false } })
    var other = record.asOf(entry: Int(asked.number))
      .branching(from: record, signingWith: .builtInTest)
    #expect(other.context.outside.open == 1)
    while !other.payer.acts.contains(.wechat), other.stepInstant() {}
    #expect(other.context.outside.open == 0)
    #expect(other.payer.acts.contains(.wechat))
  }
}

extension Story {
  fileprivate static func play(_ script: String, in walk: inout Walk) throws {
    var story = Story(walk)
    try story.play(script)
    story.walk.runToEnd()
    walk = story.walk
  }
}
