import Payment
import Simulation
import TTPay

/// A poll under way.
struct Poll {
  let started: Instant
  var ticks = 0
  var delay: TimeSpan
  var next: Instant
  /// The queries that are out, by request.
  var out = 0
  /// The newest query that has been answered; older answers are late.
  var newestAnswered: RequestID = 0
}

extension FrontendLogic {
  private var policy: PollPolicy { settings.poll }

  mutating func startPolling(_ context: inout Context, because rule: Rule) {
    let delay = policy.first { context.draw(.jitter) }
    let first = context.now + delay
    poll = Poll(started: context.now, delay: max(delay, policy.interval), next: first)
    polls = 0
    context.send(.showPage(.confirming), to: .user, because: rule)
    if let deadline = policy.deadline {
      context.setTimer(.pollDeadline, at: context.now + deadline)
    }
    context.setTimer(.poll, at: first, because: policy.timer == .oneShot ? .oneShot : nil)
    if let floor = retryFloor { wait(until: floor, &context) }
  }

  mutating func stopPolling(_ context: inout Context) {
    guard poll != nil else { return }
    poll = nil
    context.cancelTimer(.poll)
    context.cancelTimer(.pollDeadline)
    for request in pending where request.errand == .poll {
      context.cancelTimer(.requestTimeout, request.id)
    }
    pending.removeAll { $0.errand == .poll }
  }

  mutating func pollTicked(_ context: inout Context) {
    guard var poll, let order = currentOrder else { return }
    if !policy.overlaps, poll.out > 0 {
      return scheduleTick(&context, because: .pollWaits)
    }
    if polls > policy.maxRetries { return giveUp(&context) }
    poll.out += 1
    self.poll = poll
    polls += 1
    request(
      .orderStatus(order, purpose: .poll), for: .poll, &context, because: .pollAfterSuccess)
    if policy.timer == .repeating { scheduleTick(&context, because: nil) }
  }

  /// Ticks stay on the grid of the schedule, whenever the last one was really handled.
  private mutating func scheduleTick(_ context: inout Context, because rule: Rule?) {
    guard var poll else { return }
    poll.ticks += 1
    poll.delay = policy.delay(after: poll.ticks, previous: poll.delay) { context.draw(.jitter) }
    poll.next = poll.next + poll.delay
    self.poll = poll
    context.setTimer(.poll, at: poll.next, because: rule)
  }

  mutating func pollAnswered(
    _ id: RequestID, _ response: Response, _ context: inout Context
  ) {
    guard poll != nil else { return }
    poll?.out -= 1
    if let newest = poll?.newestAnswered, id < newest {
      return context.note(.lateReply(request: Int(id)), because: .lateReplyIgnored)
    }
    if case .status(let result) = response {
      poll?.newestAnswered = id
      backendSaid = result
      if result != .unknown, result != .cancelled { return finish(result, &context) }
    }
    if policy.timer == .oneShot { return giveUp(&context, because: .oneShot) }
    if case .failure(.busy(_, let seconds)) = response {
      wait(until: context.now + .seconds(Int64(seconds)), &context)
    }
  }

  /// Skips the ticks before `floor`, which count nothing; giving up needs no floor.
  private mutating func wait(until floor: Instant, _ context: inout Context) {
    guard var poll, polls <= policy.maxRetries, poll.next < floor else { return }
    let step = max(poll.delay.microseconds, 1)
    let ticks = ((floor - poll.next).microseconds + step - 1) / step
    poll.next = poll.next + .microseconds(ticks * step)
    self.poll = poll
    context.setTimer(.poll, at: poll.next, because: .retryAfterFloor)
  }

  private mutating func finish(_ result: PayResult, _ context: inout Context) {
    stopPolling(&context)
    if result == .paid { return conclude(.confirmed, &context, because: .pollAfterSuccess) }
    let saidPaid = successCode == .paid
    conclude(
      saidPaid ? .contradicted(result) : .notPaid(result), &context, because: .pollAfterSuccess)
  }

  mutating func giveUp(_ context: inout Context, because rule: Rule = .pollsUsedUp) {
    stopPolling(&context)
    conclude(.unconfirmed, &context, because: rule)
  }
}
