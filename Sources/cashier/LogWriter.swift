import Dispatch
import Foundation
import Synchronization

/// Lines on their way to standard output: whoever adds one never waits, however slow the reader.
///
/// What is not read in time is dropped, and it is told how much.
final class LogWriter: Sendable {
  private struct State {
    var waiting: [UInt8] = []
    var dropped = 0
    var isWriting = false
    var isBroken = false
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "log")
  /// The line that tells how many were dropped.
  private let dropped: @Sendable (Int) -> String

  private static let capacity = 1 << 20
  /// Lines that come so soon after another are written with it.
  private static let gathering = DispatchTimeInterval.milliseconds(5)

  init(dropped: @escaping @Sendable (Int) -> String) { self.dropped = dropped }

  func add(_ line: String) {
    let begins = state.withLock { state in
      if state.isBroken { return false }
      guard state.waiting.count + line.utf8.count < Self.capacity else {
        state.dropped += 1
        return false
      }
      if state.dropped > 0 {
        state.waiting += Array((dropped(state.dropped) + "\n").utf8)
        state.dropped = 0
      }
      state.waiting += line.utf8
      state.waiting.append(UInt8(ascii: "\n"))
      defer { state.isWriting = true }
      return !state.isWriting
    }
    if begins { queue.asyncAfter(deadline: .now() + Self.gathering) { self.write() } }
  }

  /// Waits a little for what is still to be written.
  func finish() {
    let done = DispatchSemaphore(value: 0)
    queue.async {
      self.write()
      done.signal()
    }
    _ = done.wait(timeout: .now() + 1)
  }

  private func write() {
    while true {
      let bytes = state.withLock { state in
        defer { state.waiting.removeAll(keepingCapacity: true) }
        state.isWriting = !state.waiting.isEmpty
        return state.waiting
      }
      if bytes.isEmpty { return }
      do {
        try FileHandle.standardOutput.write(contentsOf: bytes)
      } catch {
        // Nobody reads any more; the orders go on.
        state.withLock { $0.isBroken = true }
      }
    }
  }
}
