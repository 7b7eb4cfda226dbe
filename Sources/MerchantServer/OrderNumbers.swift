import Simulation
import Synchronization

/// Counts orders and refunds, so that two of one microsecond have different numbers.
final class OrderNumbers: Sendable {
  private let last = Mutex(0)

  func next() -> Int {
    last.withLock { last in
      last += 1
      return last
    }
  }

  /// Somebody else counts in the same place (another process, or this clock was set back): goes on
  /// far away.
  func leap() {
    let distance = Int.random(in: 1...1_000_000_000)
    last.withLock { $0 = ($0 + distance) % 10_000_000_000_000 }
  }
}
