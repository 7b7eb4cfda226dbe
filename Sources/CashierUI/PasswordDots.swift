import Payment
import Simulation
import Terminal
import Walk

/// The six dots of a payment password: they fill while the payment is on its way, and a wrong
/// password empties and shakes them.
struct PasswordDots: Equatable {
  static let count = 6

  var filled = 0
  /// Columns to the right of its place.
  var offset = 0

  func text(_ glyphs: Glyphs) -> String {
    let full: Character = glyphs == .unicode ? "●" : "*"
    return (0..<Self.count).map { String($0 < filled ? full : glyphs.radioOff) }
      .joined(separator: " ")
  }
}

extension Model {
  var passwordDots: PasswordDots {
    if let sending { return PasswordDots(filled: filled(sending)) }
    guard case .app(_, .failed(.wrongPassword)) = walk.payer.screen, let shake else {
      return PasswordDots()
    }
    return PasswordDots(offset: [1, -1, 1, 0][shake.made(at: walk.now)])
  }

  /// What the payer confirmed is on its way to the channel, or the channel's answer back.
  var sending: (sent: Instant, arrives: Instant)? {
    guard case .app(_, let shown) = walk.payer.screen else { return nil }
    switch shown {
    case .confirm, .failed: break
    case .paid, .refused, .closed: return nil
    }
    for entry in walk.journal.entries.reversed() {
      guard case .message(let message, _, _, .arrives(let arrives)) = entry.what else { continue }
      switch message {
      case .app(_, let page) where arrives <= walk.now && page == shown: return nil
      case .confirmPayment, .failPayment: return (entry.at, arrives)
      default: continue
      }
    }
    return nil
  }

  var shake: Motion? {
    arrival { if case .app(_, .failed(.wrongPassword)) = $0 { true } else { false } }
      .map { Motion(since: $0, step: paced(70), steps: 3) }
  }

  private func filled(_ sending: (sent: Instant, arrives: Instant)) -> Int {
    let span = (sending.arrives - sending.sent).microseconds
    guard span > 0, walk.now < sending.arrives else { return PasswordDots.count }
    let passed = (walk.now - sending.sent).microseconds
    return Int(passed * Int64(PasswordDots.count) / span)
  }
}
