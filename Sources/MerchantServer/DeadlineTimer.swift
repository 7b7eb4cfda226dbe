import NIOCore
import Simulation

/// A deadline of one connection that moves with each request. It costs a timer only when it comes
/// nearer: one that fires too early is set again.
final class DeadlineTimer {
  private let loop: any EventLoop
  private let expired: () -> Void
  private var deadline = NIODeadline.distantFuture
  /// No later deadline counts.
  private var last = NIODeadline.distantFuture
  private var timer: (fires: NIODeadline, scheduled: Scheduled<Void>)?

  /// Used on the loop's thread alone.
  init(_ loop: any EventLoop, expired: @escaping () -> Void) {
    self.loop = loop
    self.expired = expired
  }

  func expect(within span: TimeSpan) {
    deadline = min(loop.now + .microseconds(span.microseconds), last)
    schedule()
  }

  /// Whatever is expected from now on, it ends by then.
  func limit(to span: TimeSpan) {
    last = loop.now + .microseconds(span.microseconds)
    deadline = min(deadline, last)
    schedule()
  }

  func stop() {
    timer?.scheduled.cancel()
    timer = nil
  }

  private func schedule() {
    if let timer, timer.fires <= deadline { return }
    stop()
    timer = (
      deadline, loop.assumeIsolated().scheduleTask(deadline: deadline) { self.timerFired() }
    )
  }

  private func timerFired() {
    timer = nil
    if loop.now < deadline { schedule() } else { expired() }
  }
}
