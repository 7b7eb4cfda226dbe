import Documents
import Payment
import TTPay

/// What the backend was asked and what it answered, whichever request it was.
struct Poll: Hashable, Sendable {
  let order: OrderID
  let purpose: QueryPurpose
  let answer: Response

  /// `orderStatus → code 9`.
  func label(_ language: Language) -> String {
    switch answer {
    case .order: "orderStatus → orderInfo"
    case .status(let result): "orderStatus → code \(result.rawValue)"
    case .failure(let failure): "orderStatus → \(failure.text[language])"
    }
  }
}

extension LaneList {
  /// Polls with the same answer that follow one another, nothing but their timers between them.
  struct Run: Sendable {
    let poll: Poll
    let first: Int
    var count: Int
    let isUnfolded: Bool
  }

  /// The run that a row stands for, or belongs to where it is unfolded.
  func run(of row: Int) -> Run? {
    rows.indices.contains(row) ? rows[row].run.map { runs[$0] } : nil
  }

  /// How many polls a row stands for; nil where it is an entry of its own.
  func folded(_ row: Int) -> Run? {
    run(of: row).flatMap { $0.isUnfolded ? nil : $0 }
  }

  /// Folds the last row into the polls before it, where it completes one that is equal to them.
  mutating func foldLast(_ entries: [Entry]) {
    guard let (poll, question) = poll(endingAt: rows.count - 1, entries) else { return }
    var before = question - 1
    while before >= 0, isBetweenPolls(rows[before], entries) { before -= 1 }
    guard before >= 0 else { return }
    if let run = rows[before].run {
      guard runs[run].poll == poll else { return }
      runs[run].count += 1
      extend(run, from: runs[run].isUnfolded ? before + 1 : before)
    } else if let (previous, start) = self.poll(endingAt: before, entries), previous == poll {
      let first = rows[start].first
      runs.append(
        Run(poll: poll, first: first, count: 2, isUnfolded: unfolded.contains(first)))
      extend(runs.count - 1, from: start)
    }
  }

  private mutating func extend(_ run: Int, from row: Int) {
    if runs[run].isUnfolded {
      for index in row..<rows.count { rows[index].run = run }
    } else {
      let last = rows[rows.count - 1].entry
      rows.removeSubrange(row...)
      rows.append(Row(first: runs[run].first, entry: last, run: run))
      if let selected, selected > row { self.selected = row }
    }
  }

  /// The poll whose answer is in that row, and the row of its question.
  private func poll(endingAt row: Int, _ entries: [Entry]) -> (Poll, question: Int)? {
    guard rows.indices.contains(row), rows[row].run == nil,
      case .message(.response(let id, let answer), _, _, .arrives) =
        entries[rows[row].entry - 1].what
    else { return nil }
    var question = row - 1
    while question >= 0, isBetweenPolls(rows[question], entries) { question -= 1 }
    guard question >= 0, rows[question].run == nil,
      case .message(.request(id, .orderStatus(let order, let purpose)), _, _, .arrives) =
        entries[rows[question].entry - 1].what
    else { return nil }
    return (Poll(order: order, purpose: purpose, answer: answer), question)
  }

  private func isBetweenPolls(_ row: Row, _ entries: [Entry]) -> Bool {
    guard row.run == nil else { return false }
    switch entries[row.entry - 1].what {
    case .timer, .asked, .input(.answer): return true
    default: return false
    }
  }
}
