import HeapModule

/// A discrete-event simulation: a clock, the messages on their way and the timers that run.
///
/// It jumps from event to event and never sleeps; who wants real time waits until `nextDue` and
/// then calls `next(until:)`. Events due at one instant come out in the order they were scheduled.
public struct Simulation<Message: Sendable, Timer: Equatable & Sendable>: Sendable {
  public enum Event: Sendable {
    case message(Message)
    case timer(Timer)
  }

  /// A timer that runs, and when it will fire.
  public struct RunningTimer: Sendable {
    public let timer: Timer
    public let set: Instant
    public let fires: Instant
    fileprivate let sequence: UInt32
  }

  private struct Scheduled: Comparable {
    let due: Instant
    let sequence: UInt32
    let event: Event

    static func < (a: Scheduled, b: Scheduled) -> Bool {
      a.due == b.due ? a.sequence < b.sequence : a.due < b.due
    }
    static func == (a: Scheduled, b: Scheduled) -> Bool { a.sequence == b.sequence }
  }

  public private(set) var now: Instant
  /// The timers that run, in the order they were set. A handful at most: an array beats a table.
  public private(set) var timers: [RunningTimer] = []
  private var queue = Heap<Scheduled>()
  private var sequence: UInt32 = 0

  public init(start: Instant) { now = start }

  /// Begins again at `start` with nothing scheduled, keeping the memory.
  public mutating func reset(start: Instant) {
    now = start
    timers.removeAll(keepingCapacity: true)
    messagesOnTheWay = 0
    if !queue.isEmpty { queue = Heap() }
    sequence = 0
  }

  /// When the next event is due; nil when nothing is left to happen.
  public var nextDue: Instant? { queue.min?.due }

  /// How many messages are on their way.
  public private(set) var messagesOnTheWay = 0

  /// Schedules a message; a moment that has passed counts as now.
  public mutating func send(_ message: Message, at instant: Instant) {
    messagesOnTheWay += 1
    schedule(.message(message), at: instant)
  }

  /// Starts a timer; one that equals it is cancelled first.
  public mutating func setTimer(_ timer: Timer, at instant: Instant) {
    cancelTimer(timer)
    schedule(.timer(timer), at: instant)
    timers.append(
      RunningTimer(timer: timer, set: now, fires: max(instant, now), sequence: sequence))
  }

  /// Stops a timer; false when none runs under that name.
  @discardableResult
  public mutating func cancelTimer(_ timer: Timer) -> Bool {
    guard let index = timers.firstIndex(where: { $0.timer == timer }) else { return false }
    timers.remove(at: index)
    dropCancelled()
    return true
  }

  /// Takes the next event that is due at or before `limit` and moves the clock to it.
  public mutating func next(until limit: Instant) -> Event? {
    guard let first = queue.min, first.due <= limit else { return nil }
    queue.removeMin()
    now = first.due
    switch first.event {
    case .message: messagesOnTheWay -= 1
    case .timer: timers.removeAll { $0.sequence == first.sequence }
    }
    dropCancelled()
    return first.event
  }

  /// Moves the clock forward where nothing is due before; never backwards, never past an event.
  public mutating func advance(to instant: Instant) {
    now = max(now, min(instant, nextDue ?? instant))
  }

  private mutating func schedule(_ event: Event, at instant: Instant) {
    sequence += 1
    queue.insert(Scheduled(due: max(instant, now), sequence: sequence, event: event))
  }

  /// Keeps the head of the queue an event that will really happen.
  private mutating func dropCancelled() {
    while let first = queue.min, case .timer = first.event,
      !timers.contains(where: { $0.sequence == first.sequence })
    {
      queue.removeMin()
    }
  }
}
