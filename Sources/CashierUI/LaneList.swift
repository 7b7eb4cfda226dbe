import Payment
import Walk

/// Which entries of the journal the lanes list, and which of them is selected. It grows with the
/// journal.
public struct LaneList: Sendable {
  /// One line of the lanes.
  public struct Row: Equatable, Sendable {
    /// The numbers of the first and the last entry that it stands for.
    public let first: Int
    public let entry: Int
    /// The run of equal polls that it belongs to.
    var run: Int?
  }

  public internal(set) var rows: [Row] = []
  /// Whether timers and what merely echoes are listed too.
  public internal(set) var showsTimers = false
  /// The row that is selected; nil follows the newest.
  public internal(set) var selected: Int?
  public internal(set) var times = TimeMode.sinceStart
  /// What the list is narrowed to; nil lists all.
  public private(set) var filter: LaneFilter?
  public internal(set) var search = LaneSearch()
  /// What follows from what.
  private(set) var consequences = Consequences()
  /// The entries from which one went to their causes; nil followed the newest.
  var visited: [Int?] = []
  /// Entries that are listed although others like them are not.
  var pinned: Set<Int> = []
  /// Runs of equal polls, oldest first.
  var runs: [Run] = []
  /// The first entries of the runs that are not to be folded.
  var unfolded: Set<Int> = []
  /// How many entries have been looked at.
  private var seen = 0

  public init() {}

  public var isFollowing: Bool { selected == nil }

  /// The row that is explained: the selected one, or the newest.
  public var current: Int? { rows.isEmpty ? nil : min(selected ?? rows.count - 1, rows.count - 1) }

  /// The entry that is explained, by its number.
  public var currentEntry: Int? { current.map { rows[$0].entry } }

  /// Takes in what the journal has got since; a shorter journal than before is listed anew.
  mutating func grow(with walk: Walk) {
    let entries = walk.journal.entries
    if entries.count < seen { return list(another: walk) }
    for entry in entries[seen...] where isListed(entry, in: walk) {
      rows.append(Row(first: Int(entry.number), entry: Int(entry.number)))
      foldLast(entries)
    }
    seen = entries.count
    consequences.grow(with: entries)
    findMore(walk)
  }

  /// Lists another walk than before.
  mutating func list(another walk: Walk) {
    search.texts = SearchTexts()
    consequences = Consequences()
    visited = []
    pinned = []
    unfolded = []
    search.opened = nil
    listAnew(walk)
    findAll(walk)
  }

  /// Narrows the list; nil lists all.
  mutating func filter(_ filter: LaneFilter?, _ walk: Walk) {
    self.filter = filter
    relist(walk)
  }

  /// Lists timers and what merely echoes, or no longer.
  mutating func toggleTimers(_ walk: Walk) {
    showsTimers.toggle()
    relist(walk)
  }

  private mutating func relist(_ walk: Walk) {
    pinned = []
    listAnew(walk)
    findAll(walk)
  }

  /// Lists the whole journal again; the selection stays at its entry, or the one before.
  mutating func listAnew(_ walk: Walk) {
    let entry = selected == nil ? nil : currentEntry
    rows = []
    runs = []
    seen = 0
    grow(with: walk)
    selected = nil
    if let entry { select(entry: entry) }
  }

  /// Unfolds the selected run of equal polls, or folds it again.
  mutating func toggleFold(_ walk: Walk) {
    guard let current, let run = run(of: current) else { return }
    if unfolded.remove(run.first) == nil { unfolded.insert(run.first) }
    listAnew(walk)
    if !isFollowing { select(entry: run.first) }
  }

  mutating func follow() { selected = nil }

  mutating func select(row: Int) {
    guard !rows.isEmpty else { return }
    selected = max(0, min(row, rows.count - 1))
  }

  /// Selects the row that stands for that entry, or the last one before it.
  public mutating func select(entry number: Int) {
    guard !rows.isEmpty else { return }
    selected = row(of: number) ?? 0
  }

  /// The row that stands for that entry, or the last one before it.
  func row(of number: Int) -> Int? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].first <= number { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// The rows that are seen in so many lines: the newest, or those around the selected one.
  func visible(_ lines: Int) -> Range<Int> {
    guard rows.count > lines, lines > 0 else { return 0..<(lines > 0 ? rows.count : 0) }
    let last = rows.count - lines
    guard let selected else { return last..<rows.count }
    let first = max(0, min(selected - lines / 2, last))
    return first..<first + lines
  }

  /// Whether an entry has a row, or is in a fold.
  func isListed(_ entry: Entry, in walk: Walk) -> Bool {
    // It divides what went before from what follows.
    if case .input(.act(.newPayment)) = entry.what { return true }
    if pinned.contains(Int(entry.number)) { return true }
    guard let filter else { return isShown(entry, in: walk) }
    return filter.passes(entry, in: walk) && (filter.isKind || isShown(entry, in: walk))
  }

  private func isShown(_ entry: Entry, in walk: Walk) -> Bool {
    switch entry.what {
    case .input(.act): false
    case .timer: showsTimers
    case .asked(let id, _), .input(.answer(let id)):
      if case .book? = walk.context.outside[id]?.request { showsTimers } else { true }
    case .message(.complete, _, _, _), .input(.clock): showsTimers
    // The message that comes of it is listed.
    case .input(.called): false
    case .input, .message, .finding: true
    }
  }
}
