import Foundation
import Synchronization
import Terminal

/// `12/53` on the terminal while it takes longer than a second; nothing where standard error is none.
final class PlayProgress: Sendable {
  private let total: Int
  private let start = nowMicroseconds()
  private let isShown = Mutex(false)
  private let isTerminal = isatty(STDERR_FILENO) == 1

  init(total: Int) { self.total = total }

  func show(_ done: Int) {
    guard isTerminal, done < total, nowMicroseconds() - start > 1_000_000 else { return }
    isShown.withLock { $0 = true }
    Output.write("\r\(done)/\(total) ", to: .standardError)
  }

  func clear() {
    isShown.withLock { shown in
      if shown { Output.write("\r\u{1B}[K", to: .standardError) }
      shown = false
    }
  }
}
