import Dispatch
import Synchronization

/// Work that waits for a disk, one after another and off the threads that others wait on.
final class Lane: Sendable {
  private let queue: DispatchQueue
  private let closed = Atomic(false)

  init(_ name: String) { queue = DispatchQueue(label: "cashier.orders.\(name)") }

  var isClosed: Bool { closed.load(ordering: .acquiring) }

  /// Does the work when all that came before is done; it has to look at `isClosed` itself.
  func enter(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }

  /// Returns when all that came before is done; what comes later finds the lane closed. False where
  /// it was closed already.
  @discardableResult
  func close() -> Bool {
    queue.sync { !closed.exchange(true, ordering: .acquiringAndReleasing) }
  }
}
