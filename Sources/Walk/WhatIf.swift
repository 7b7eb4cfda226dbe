import OrderBook
import Payment
import Simulation
import Synchronization
import TTPay

/// What a walk is told that takes another way after it has touched the outside world: what was
/// answered before, while it asks the same; then a book in memory answers, nothing is sent to
/// anybody, and only a merchant's own server is asked again.
final class WhatIf: Sendable {
  private struct State {
    var recorded: ArraySlice<Ask>
    var book = BookInMemory()

    mutating func keep(_ reply: OutsideReply?) {
      if case .book(.order(let order, _))? = reply { book.enter(order) }
    }
  }

  private let state: Mutex<State>

  /// There is no merchant's own server to ask.
  private let isAlone: Bool

  init(_ recorded: ArraySlice<Ask>, after past: ArraySlice<Ask>, isAlone: Bool) {
    self.isAlone = isAlone
    var state = State(recorded: recorded)
    for ask in past { state.keep(ask.reply) }
    self.state = Mutex(state)
  }

  /// Nil where it is for a merchant's own server to answer.
  func answer(_ ask: Ask) -> OutsideReply? {
    state.withLock { state in
      if let next = state.recorded.first, next.request == ask.request, let reply = next.reply {
        state.recorded.removeFirst()
        state.keep(reply)
        return reply
      }
      state.recorded = []
      return switch ask.request {
      case .book(let request): .book(state.book.perform(request, at: ask.at))
      case .notify: .http(HTTPReply(.failure(.refused, detail: "what if: not sent"), took: .zero))
      case .http where isAlone:
        .http(HTTPReply(.failure(.refused, detail: "what if: no backend is there"), took: .zero))
      case .http: nil
      }
    }
  }
}

extension Walk {
  /// This moment of `record` as the beginning of another way. Where the record has touched the
  /// outside world since, that cannot be undone: it is a what-if.
  ///
  /// - Parameters:
  ///   - isRecorded: the record was read: what it has touched is not there.
  ///   - secret: signs the orders to come of such a record.
  public func branching(
    from record: Walk, isRecorded: Bool = false, signingWith secret: AppSecret
  ) -> Walk {
    var walk = self
    walk.leaveRecord(signingWith: secret)
    let behind = isRecorded ? 0 : journal.entries.count
    guard isWhatIf || record.hasTouchedOutside(after: behind) else {
      walk.outsideWorld = record.outsideWorld
      return walk
    }
    walk.isWhatIf = true
    let asks = record.context.outside.asks
    let known = context.outside.asks.count
    let whatIf = WhatIf(
      asks[min(known, asks.count)...], after: asks.prefix(known), isAlone: isRecorded)
    walk.outsideWorld = { whatIf.answer($0) }
    // What is out at this moment comes back as it did.
    for ask in context.outside.asks where ask.reply == nil {
      guard let then = record.context.outside[ask.id], let reply = then.reply,
        let instant = then.answeredAt
      else { continue }
      walk.expect(reply, to: ask.id, at: instant)
    }
    return walk
  }

  /// Whether anything outside has been asked, has answered or has called after an entry.
  func hasTouchedOutside(after entries: Int) -> Bool {
    journal.entries.dropFirst(entries).contains { entry in
      switch entry.what {
      case .asked, .input(.answer), .input(.called): true
      default: false
      }
    }
  }
}
