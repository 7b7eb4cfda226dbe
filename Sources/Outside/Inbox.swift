import Synchronization

/// What others ask of the owner of a walk, who answers when it next looks.
public final class Inbox<Question: Sendable, Answer: Sendable>: Sendable {
  private struct State {
    var waiting: [(question: Question, answer: CheckedContinuation<Answer?, Never>)] = []
    var isOver = false
  }

  private let state = Mutex(State())
  private let wake: @Sendable () -> Void

  public init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  /// Waits for the answer; nil where nobody gives one any more.
  public func ask(_ question: Question) async -> Answer? {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if !state.isOver { state.waiting.append((question, continuation)) }
        return state.isOver
      }
      if isOver { continuation.resume(returning: nil) } else { wake() }
    }
  }

  /// Answers all that wait, in the order in which they came.
  public func answerAll(_ answer: (Question) -> Answer?) {
    let waiting = state.withLock { state in
      defer { state.waiting.removeAll() }
      return state.waiting
    }
    for (question, continuation) in waiting {
      continuation.resume(returning: answer(question))
    }
  }

  /// Whoever still waits gets no answer, nor does whoever asks later.
  public func close() {
    state.withLock { $0.isOver = true }
    answerAll { _ in nil }
  }
}
