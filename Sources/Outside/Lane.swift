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

  /// Returns when all that came before is done; what comes later finds the lane closed.
  func close() {
    queue.sync { closed.store(true, ordering: .releasing) }
  }
}

/// Jobs that are done together with all that wait at the same moment.
final class GroupedLane<Job: Sendable>: Sendable {
  private struct State {
    var waiting: [Job] = []
    var isAtWork = false
  }

  let lane: Lane
  private let state = Mutex(State())
  private let work: @Sendable (_ jobs: [Job], _ isClosed: Bool) -> Void

  init(_ name: String, work: @escaping @Sendable (_ jobs: [Job], _ isClosed: Bool) -> Void) {
    lane = Lane(name)
    self.work = work
  }

  func add(_ job: Job) {
    let isIdle = state.withLock { state in
      state.waiting.append(job)
      defer { state.isAtWork = true }
      return !state.isAtWork
    }
    if isIdle { lane.enter { self.workOff() } }
  }

  private func workOff() {
    while true {
      let jobs = state.withLock { state in
        defer { state.waiting.removeAll() }
        state.isAtWork = !state.waiting.isEmpty
        return state.waiting
      }
      if jobs.isEmpty { return }
      work(jobs, lane.isClosed)
    }
  }
}
