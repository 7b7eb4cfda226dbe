import Payment
import Synchronization

/// Does what a walk asks of the outside world, off the thread that owns the walk.
///
/// Answers wait here until the owner takes them; `wake` ends the owner's sleep.
public final class OutsideWork: Sendable {
  private struct State {
    var answers: [(id: AskID, reply: OutsideReply)] = []
    var tasks: [AskID: Task<Void, Never>] = [:]
    var isOver = false
  }

  private let state = Mutex(State())
  private let lane = Lane("outside")
  private let perform: @Sendable (OutsideRequest) async -> OutsideReply
  private let wake: @Sendable () -> Void

  public init(
    wake: @escaping @Sendable () -> Void,
    perform: @escaping @Sendable (OutsideRequest) async -> OutsideReply
  ) {
    self.wake = wake
    self.perform = perform
  }

  public func start(_ ask: Ask) {
    state.withLock { state in
      guard !state.isOver else { return }
      state.tasks[ask.id] = Task(executorPreference: lane) { [self] in
        finish(ask.id, with: await perform(ask.request))
      }
    }
  }

  /// The answers that have come since the last call, in the order in which they came.
  public func takeAnswers() -> [(id: AskID, reply: OutsideReply)] {
    state.withLock { state in
      defer { state.answers.removeAll() }
      return state.answers
    }
  }

  /// Stops all that is under way; nothing comes after it.
  public func cancel() {
    let tasks = state.withLock { state in
      state.isOver = true
      defer { state.tasks.removeAll() }
      return state.tasks
    }
    for task in tasks.values { task.cancel() }
  }

  private func finish(_ id: AskID, with reply: OutsideReply) {
    state.withLock { state in
      state.tasks[id] = nil
      if !state.isOver { state.answers.append((id, reply)) }
    }
    wake()
  }
}
