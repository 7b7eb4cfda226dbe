import Dispatch
import Synchronization

/// Runs asynchronous work to its end while this thread waits. Not to be called from such work.
func blocking<Result: Sendable>(_ work: @escaping @Sendable () async -> Result) -> Result {
  let result = Later<Result>()
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    result.value = await work()
    done.signal()
  }
  while true {
    done.wait()
    if let value = result.value { return value }
  }
}

/// A value that comes later, from another thread.
private final class Later<Value: Sendable>: Sendable {
  private let storage = Mutex<Value?>(nil)

  var value: Value? {
    get { storage.withLock { $0 } }
    set { storage.withLock { $0 = newValue } }
  }
}
