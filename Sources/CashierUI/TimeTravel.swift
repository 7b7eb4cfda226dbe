import Documents
import Payment
import TTPay
import Walk

/// Looking at a moment of the past, and taking another way from there.
extension Model {
  /// Shows the moment before, or after, by so many rows of the lanes.
  mutating func travel(by step: Int) {
    let row = (selected ?? rows.count - 1) + step
    guard rows.indices.contains(max(0, row)) else { return returnToPresent() }
    travel(toRow: max(0, row))
  }

  /// Shows the moment of an entry.
  public mutating func travel(to entry: Int) {
    guard let row = rows.lastIndex(where: { $0 <= entry }) else { return }
    travel(toRow: row)
  }

  mutating func travel(toRow row: Int) {
    guard row < rows.count - 1 else { return returnToPresent() }
    let whole = record
    selected = row
    present = whole
    walk = history.moment(rows[row], of: whole)
    choice = 0
  }

  /// The phone shows the latest again.
  mutating func returnToPresent() {
    selected = nil
    guard let present else { return }
    walk = present
    self.present = nil
    choice = 0
  }

  /// What is done now is done at this moment: the inputs after it are dropped, and the walk that had
  /// them is kept beside.
  mutating func branch() {
    guard isInPast || isRecording else { return }
    let whole = record
    let moment = walk.journal.entries.count
    others.keep(whole, history, title: preferences.title, isRecording: isRecording)
    walk = walk.branching(from: whole, isRecorded: isRecording, signingWith: .builtInTest)
    present = nil
    if isRecording { isPaused = false }
    isRecording = false
    history.cut(after: moment)
    others.origin = moment
    script = nil
    scriptDue = nil
    selected = nil
    listEntriesAnew()
  }

  /// Does something to all of the walk, wherever the phone is.
  mutating func inPresent<Result>(_ body: (inout Model) -> Result) -> Result {
    guard let whole = present else { return body(&self) }
    let (moment, selected, choice) = (walk, selected, choice)
    walk = whole
    present = nil
    let result = body(&self)
    present = walk
    (walk, self.selected, self.choice) = (moment, selected, choice)
    return result
  }
}
