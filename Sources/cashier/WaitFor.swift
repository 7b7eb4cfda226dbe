import Dispatch
import Synchronization

/// Waits on this thread for work that is done on others.
func waitFor<Result: Sendable>(_ work: @escaping @Sendable () async -> Result) -> Result {
  let box = Box<Result>()
  let done = DispatchSemaphore(value: 0)
  Task {
    let result = await work()
    box.result.withLock { $0 = result }
    done.signal()
  }
  while true {
    done.wait()
    if let result = box.result.withLock({ $0 }) { return result }
  }
}

private final class Box<Result: Sendable>: Sendable {
  let result = Mutex<Result?>(nil)
}
