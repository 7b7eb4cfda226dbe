import Documents
import Payment
import TTPay
import Walk

/// Looking at a moment of the past, and taking another way from there.
extension Model {
  /// Shows the moment before, or after, by so many rows of the lanes.
  mutating func travel(by step: Int) {
    guard let current = lanes.current else { return }
    travel(toRow: max(0, current + step))
  }

  /// Shows the moment of an entry.
  public mutating func travel(to entry: Int) {
    if let row = lanes.row(of: entry) { travel(toRow: row) }
  }

  mutating func travel(toRow row: Int) {
    guard row < lanes.rows.count - 1 else { return returnToPresent() }
    let whole = record
    lanes.select(row: row)
    present = whole
    walk = history.moment(lanes.rows[row].entry, of: whole)
    choice = 0
  }

  /// The phone shows the latest again.
  mutating func returnToPresent() {
    lanes.follow()
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
    lanes.follow()
    lanes.list(another: record)
    catchUp()
  }

  /// Does something to all of the walk, wherever the phone is.
  mutating func inPresent<Result>(_ body: (inout Model) -> Result) -> Result {
    guard let whole = present else { return body(&self) }
    let (moment, choice) = (walk, choice)
    walk = whole
    present = nil
    let result = body(&self)
    present = walk
    (walk, self.choice) = (moment, choice)
    return result
  }
}
