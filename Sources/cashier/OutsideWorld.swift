import CashierUI
import Documents
import Foundation
import OrderBook
import Outside
import Payment
import Simulation
import TTPay
import Terminal

/// What a run may ask of the world outside: the order book, or the merchant's own server.
struct OutsideWorld {
  enum Merchant {
    /// Nothing is asked: the embedded merchant keeps its orders in memory.
    case none
    case book(OrderStore)
    case backend(MerchantClient)
  }

  let merchant: Merchant
  /// Where the channels' servers listen: they notify merchants' own.
  var channels: WalkChannels?

  /// Who changes orders, in the book's record.
  private static let author = "run"

  /// Does one thing that was asked.
  private func perform(_ request: OutsideRequest) async -> OutsideReply {
    switch (merchant, request) {
    case (_, .notify(let notify)):
      guard let channels, let keys = await channels.keys() else {
        return .http(HTTPReply(.failure(.refused, detail: "there are no keys"), took: .zero))
      }
      return .http(await channels.notifies.deliver(notify, signedWith: keys).reply)

    case (.book(let store), .book(let request)):
      let now = Instant(microseconds: wallMicroseconds())
      return .book(
        await store.perform(request, by: Self.author, because: nil, at: now, idempotency: nil))
    case (.backend(let client), .http(let call)): return .http(await client.perform(call))
    case (_, .book): return .book(.failure("there is no order book"))
    case (_, .http):
      return .http(HTTPReply(.failure(.refused, detail: "there is no backend"), took: .zero))
    }
  }

  /// For a live walk: off its thread, which is woken for each answer.
  var work: OutsideWork? {
    if case .none = merchant, channels == nil { return nil }
    let waker = TerminalWaker()
    return OutsideWork(wake: { waker.wake() }, perform: { await perform($0) })
  }

  /// For a walk in virtual time, which waits.
  var answer: (@Sendable (Ask) -> OutsideReply?)? {
    if case .none = merchant { return nil }
    return { ask in blocking { await perform(ask.request) } }
  }

  /// Lets go of files and connections.
  func close() {
    switch merchant {
    case .none: break
    case .book(let store): store.close()
    case .backend(let client): blocking { await client.shutdown() }
    }
    if let channels {
      channels.inbox.close()
      blocking { await channels.notifies.shutdown() }
    }
  }
}
