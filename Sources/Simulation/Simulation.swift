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

    fileprivate var rank: Rank { Rank(due: fires, sequence: sequence) }
  }

  /// A message on its way.
  private struct Scheduled {
    let rank: Rank
    let message: Message
  }

  public private(set) var now: Instant
  /// The timers that run, in the order they were set. A handful at most: an array beats a table.
  public private(set) var timers: [RunningTimer] = []
  /// The messages on their way, the next one last. A handful too, most of them due at once: an
  /// array beats a heap.
  private var messages: [Scheduled] = []
  private var sequence: UInt32 = 0

  public init(start: Instant) { now = start }

  /// Begins again at `start` with nothing scheduled, keeping the memory.
  public mutating func reset(start: Instant) {
    now = start
    timers.removeAll(keepingCapacity: true)
    messages.removeAll(keepingCapacity: true)
    sequence = 0
  }

  /// When the next event is due; nil when nothing is left to happen.
  public var nextDue: Instant? {
    guard let timer = firstTimer else { return messages.last?.rank.due }
    guard let message = messages.last else { return timers[timer].fires }
    return min(message.rank.due, timers[timer].fires)
  }

  /// How many messages are on their way.
  public var messagesOnTheWay: Int { messages.count }

  /// Schedules a message; a moment that has passed counts as now.
  @inline(__always)
  public mutating func send(_ message: Message, at instant: Instant) {
    let rank = nextRank(at: instant)
    var place = messages.count
    while place > 0, messages[place - 1].rank < rank { place -= 1 }
    let scheduled = Scheduled(rank: rank, message: message)
    if place == messages.count {
      messages.append(scheduled)
    } else {
      messages.insert(scheduled, at: place)
    }
  }

  /// Starts a timer; one that equals it is cancelled first.
  public mutating func setTimer(_ timer: Timer, at instant: Instant) {
    cancelTimer(timer)
    let rank = nextRank(at: instant)
    timers.append(
      RunningTimer(timer: timer, set: now, fires: rank.due, sequence: rank.sequence))
  }

  /// Stops a timer; false when none runs under that name.
  @discardableResult
  public mutating func cancelTimer(_ timer: Timer) -> Bool {
    guard let index = timers.firstIndex(where: { $0.timer == timer }) else { return false }
    timers.remove(at: index)
    return true
  }

  /// Takes the next event that is due at or before `limit` and moves the clock to it.
  public mutating func next(until limit: Instant) -> Event? {
    let message = messages.last?.rank ?? .never
    if let index = firstTimer, timers[index].rank < message {
      guard timers[index].fires <= limit else { return nil }
      let timer = timers.remove(at: index)
      now = timer.fires
      return .timer(timer.timer)
    }
    guard message.due <= limit, let next = messages.popLast() else { return nil }
    now = message.due
    return .message(next.message)
  }

  /// Moves the clock forward where nothing is due before; never backwards, never past an event.
  public mutating func advance(to instant: Instant) {
    now = max(now, min(instant, nextDue ?? instant))
  }

  private mutating func nextRank(at instant: Instant) -> Rank {
    sequence += 1
    return Rank(due: max(instant, now), sequence: sequence)
  }

  /// The place of the timer that fires first.
  private var firstTimer: Int? {
    guard var first = timers.indices.first else { return nil }
    for index in timers.indices.dropFirst() where timers[index].rank < timers[first].rank {
      first = index
    }
    return first
  }
}

/// When something is due, and its turn among all that is due then.
private struct Rank: Comparable {
  let due: Instant
  let sequence: UInt32

  static let never = Rank(due: Instant(microseconds: .max), sequence: .max)

  static func < (a: Rank, b: Rank) -> Bool {
    a.due == b.due ? a.sequence < b.sequence : a.due < b.due
  }
}
