import Foundation
import OrderBook
import Payment
import Simulation
import Synchronization
import TTPay
import Testing

@testable import Walk

/// A walk whose merchant keeps a book of orders that lasts.
@Suite struct BookWalkTests {
  /// A book in memory that fails when it is told to.
  final class Book: Sendable {
    private struct State {
      var book = BookInMemory()
      var requests: [BookRequest] = []
      var failures: Set<Int> = []
    }

    private let state = Mutex(State())

    init(failing failures: Set<Int> = []) { state.withLock { $0.failures = failures } }

    var requests: [BookRequest] { state.withLock { $0.requests } }
    var orders: [MerchantOrder] { state.withLock { Array($0.book.orders.values) } }

    func enter(_ order: MerchantOrder) { state.withLock { $0.book.enter(order) } }

    func perform(_ request: OutsideRequest) -> OutsideReply {
      guard case .book(let request) = request else { return .book(.failure("no book request")) }
      return state.withLock { state in
        state.requests.append(request)
        if state.failures.contains(state.requests.count) { return .book(.failure("disk full")) }
        return .book(state.book.perform(request, at: WalkSettings.sourceMoment))
      }
    }
  }

  func story(_ script: String, _ book: Book) throws -> Story {
    var settings = WalkSettings()
    settings.backend.keepsBook = true
    var walk = Walk(settings, orders: OrderTable(signingWith: .builtInTest))
    walk.outsideWorld = { book.perform($0.request) }
    var story = Story(walk)
    story.walk.startPayment()
    try story.play(script)
    story.walk.runToEnd()
    return story
  }

  @Test func paidAndConfirmedFromTheBook() throws {
    let book = Book()
    let story = try story("wechat,pay", book)
    #expect(story.walk.verdict == .right && story.walk.conclusion == .confirmed)
    #expect(book.orders.map(\.status) == [.paid])
    guard case .create? = book.requests.first else {
      Issue.record("nothing was stored first")
      return
    }
  }

  @Test func nothingIsAcknowledgedBeforeItIsWritten() throws {
    let book = Book()
    let story = try story("alipay,pay", book)
    let entries = story.walk.journal.entries
    for name in ["orderInfo", "notifyAnswer"] {
      let sent = try #require(
        entries.first {
          if case .message(let message, _, _, _) = $0.what { message.name == name } else { false }
        })
      guard case .input(.answer) = entries[Int(sent.cause) - 1].what else {
        Issue.record("\(name) does not follow from the book's answer")
        continue
      }
    }
  }

  @Test func anOrderThatCannotBeWrittenIsNotHandedOut() throws {
    let story = try story("", Book(failing: [1]))
    #expect(story.findings == ["order-book-failed"])
    #expect(story.walk.payer.page == .orderingFailed(.status(500)))
    #expect(story.walk.context.orders.orders.count == 1 && story.walk.backend.records.isEmpty)
  }

  @Test func aNotifyThatCannotBeWrittenIsSentAgain() throws {
    // The order, the notify, and again the notify 15 s later.
    let book = Book(failing: [2])
    let story = try story("wechat,pay-and-kill", book)
    let changes = book.requests.filter { if case .change = $0 { true } else { false } }
    #expect(changes.count == 2)
    #expect(book.orders.map(\.status) == [.paid])
    #expect(story.findings == ["order-book-failed"])
  }

  @Test func aNumberThatIsTakenIsReplacedByAnother() throws {
    let book = Book()
    let first = try story("", book)
    let number = try #require(book.orders.first?.outOrderNo)
    let second = try story("wechat,pay", book)
    #expect(first.walk.context.orders.orders[0].identity.outOrderNo == number)
    #expect(book.orders.count == 2)
    #expect(second.walk.conclusion == .confirmed)
  }

  @Test func aReplayAsksNothing() throws {
    let book = Book(failing: [2])
    let story = try story("wechat,pay-and-kill,reopen", book)
    let asked = book.requests.count
    let replay = Replay(try Trace(Data(TraceWriter.trace(of: story.walk))))
    #expect(replay.divergedAt == nil)
    #expect(replay.walk.journal.entries == story.walk.journal.entries)
    #expect(Story.state(replay.walk) == Story.state(story.walk))
    #expect(book.requests.count == asked)
  }

  @Test func anAnswerThatNobodyAskedForIsIgnored() throws {
    var walk = try story("wechat,pay", Book()).walk
    let before = walk.journal.entries.count
    let taken = [walk.enter(.book(.unknownOrder), to: 99), walk.enter(.book(.unknownOrder), to: 1)]
    #expect(taken == [false, false])
    #expect(walk.journal.entries.count == before)
  }
}
