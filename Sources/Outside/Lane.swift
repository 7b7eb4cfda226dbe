import Dispatch
import Foundation
import Synchronization

/// Work that waits for a disk or a network, one after another and off the threads that others wait
/// on. It has a thread of its own: those of libdispatch wake up each second for as long as they live.
final class Lane: TaskExecutor {
  private let line = Line()
  private let closed = Atomic(false)

  init(_ name: String) {
    Thread { [line] in
      Thread.current.name = name
      line.workOff()
    }.start()
  }

  deinit { line.add(nil) }

  var isClosed: Bool { closed.load(ordering: .acquiring) }

  /// Does the work when all that came before is done; it has to look at `isClosed` itself.
  func enter(_ work: @escaping @Sendable () -> Void) { line.add(work) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    enter { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Returns when all that came before is done; what comes later finds the lane closed. False where
  /// it was closed already. Not to be called from the lane's own work.
  @discardableResult
  func close() -> Bool {
    let done = DispatchSemaphore(value: 0)
    let wasClosed = Answer()
    enter { [self] in
      wasClosed.value.store(
        closed.exchange(true, ordering: .acquiringAndReleasing), ordering: .releasing)
      done.signal()
    }
    done.wait()
    return !wasClosed.value.load(ordering: .acquiring)
  }

  private final class Answer: Sendable {
    let value = Atomic(false)
  }
}

/// What a lane's thread keeps of it: the work that waits, and nil for its end.
private final class Line: Sendable {
  typealias Work = @Sendable () -> Void

  private let waiting = Mutex<[Work?]>([])
  private let filled = DispatchSemaphore(value: 0)

  func add(_ work: Work?) {
    waiting.withLock { $0.append(work) }
    filled.signal()
  }

  func workOff() {
    leaveSignalsToOthers()
    while true {
      filled.wait()
      guard let work = waiting.withLock({ $0.removeFirst() }) else { return }
      work()
    }
  }

  /// Signals end the program or resize its screen, which is for the thread that has the terminal;
  /// a crash stays a crash.
  private func leaveSignalsToOthers() {
    var signals = sigset_t()
    sigfillset(&signals)
    for crash in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { sigdelset(&signals, crash) }
    pthread_sigmask(SIG_SETMASK, &signals, nil)
  }
}
