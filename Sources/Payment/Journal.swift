import Simulation
import TTPay

/// The record of a conversation: every input and all that followed from it, in order.
public struct Journal: Sendable {
  public private(set) var entries: [Entry] = []
  /// False where nobody reads it: then nothing is kept.
  public let isKept: Bool

  public init(isKept: Bool = true) { self.isKept = isKept }

  /// A journal that began with these entries.
  init(_ entries: ArraySlice<Entry>) {
    self.entries = Array(entries)
    isKept = true
  }

  /// Adds an entry and gives its number, counted from 1; 0 where no journal is kept.
  @inline(__always)
  mutating func add(
    at instant: Instant, cause: Int32, rule: Rule?, _ what: @autoclosure () -> Entry.What
  ) -> Int32 {
    guard isKept else { return 0 }
    let number = Int32(truncatingIfNeeded: entries.count + 1)
    entries.append(Entry(number: number, cause: cause, at: instant, what: what(), rule: rule))
    return number
  }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }
}

/// One entry of the journal.
public struct Entry: Equatable, Sendable {
  public enum What: Equatable, Sendable {
    /// From outside the simulation; all else is derived from inputs.
    case input(Input)
    case message(Message, from: PartyID, to: PartyID, fate: Fate)
    case timer(TimerName, TimerEvent)
    indirect case finding(Finding, by: PartyID)
    /// Asked of the outside world; `OutsideLog` has what.
    case asked(AskID, by: PartyID)
  }

  /// What became of a message on its link.
  public enum Fate: Hashable, Sendable {
    case arrives(Instant)
    /// Arrives a second time, at that instant.
    case duplicate(Instant)
    case lost(Loss)
  }

  public enum Loss: Hashable, Sendable {
    /// By chance, on the link.
    case link
    /// On purpose: the settings of this payment say so.
    case planned
    case failure(WireFailure)
  }

  public enum TimerEvent: Hashable, Sendable {
    case set(fires: Instant)
    case fired
    case cancelled
  }

  // In an order that packs: a journal has thousands of these.

  /// Counted from 1.
  public let number: Int32
  /// The entry that this one follows from; 0 for inputs, but for answers from outside.
  public let cause: Int32
  public let at: Instant
  public let what: What
  /// Why it happened as it did, where a rule of tt.pay or a choice of ours decided.
  public let rule: Rule?
}

/// What comes from outside the simulation.
public enum Input: Hashable, Sendable {
  case act(UserAct)
  case clock(ClockCommand)
  /// The outside world answers; `OutsideLog` has what.
  case answer(AskID)
  /// A merchant's own server asks a channel's; `OutsideLog` has what.
  case called(CallID)
  /// The next try of a notify is made now, not when it is due.
  case notifyNow
}

/// What the person does to the clock. It changes nothing but when later inputs come.
public enum ClockCommand: Hashable, Sendable {
  case pause
  case resume
  /// In hundredths: 100 is 1×.
  case speed(Int32)
}
