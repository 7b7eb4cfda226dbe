import Synchronization

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
