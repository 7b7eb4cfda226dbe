import Dispatch
import Synchronization

/// Runs asynchronous work to its end while this thread waits. Not to be called from such work.
func blocking<Result: Sendable>(_ work: @escaping @Sendable () async -> Result) -> Result {
  waiting { done in Task.detached { done(await work()) } }
}

/// Starts something that tells its result from another thread, and waits for that; what is told
/// later is not heard.
func waiting<Result: Sendable>(
  _ start: (_ done: @escaping @Sendable (Result) -> Void) -> Void
) -> Result {
  let result = Later<Result>()
  let done = DispatchSemaphore(value: 0)
  start { value in
    result.value = value
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
