import CTerminal
import Dispatch
import Foundation
import Synchronization

/// INT, TERM and HUP as a server takes them: the first asks it to stop, the next ends it at once.
final class StopSignals: Sendable {
  private let wasAsked = Mutex(false)
  private let stop: @Sendable () -> Void
  private let queue = DispatchQueue(label: "signals")

  init(_ stop: @escaping @Sendable () -> Void) {
    self.stop = stop
    // A reader of standard output that leaves ends nothing but the log.
    signal(SIGPIPE, SIG_IGN)
    let hangUp = signal(SIGHUP, SIG_IGN)
    // nohup asks for HUP to be ignored; SIG_IGN is no function but the address 1.
    let isHangUpIgnored = hangUp.map { unsafeBitCast($0, to: Int.self) } == 1
    for number in [SIGINT, SIGTERM] + (isHangUpIgnored ? [] : [SIGHUP]) { watch(number) }
  }

  /// For as long as the program runs.
  private func watch(_ number: Int32) {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler {
      let isFirst = self.wasAsked.withLock { asked in
        defer { asked = true }
        return !asked
      }
      if isFirst { self.stop() } else { ct_raise_default(number) }
      _ = source
    }
    source.resume()
  }
}
