import Terminal

/// Where the parts of the lanes, or of the list, stand; drawing and the mouse read the same.
struct LanesPlan {
  let head: Rect
  /// Below the head, where the lanes are filtered.
  let filter: Rect?
  let entries: Rect
  /// Below the entries: the running timers.
  let footer: Rect
  let timers: [WaitingTimer]
  /// At the bottom, while something is searched.
  let search: Rect?
  /// The rows that are seen.
  let visible: Range<Int>
  /// The line of the entries that marks the moment shown: after its row.
  let moment: Int?

  init(_ model: Model, in rect: Rect) {
    let isList = Layout(model.size).shape == .list
    let (head, body) = isList ? (rect.line(0), rect.inset()) : rect.split(top: 1)
    let (filter, belowFilter) = body.split(top: model.lanes.filter == nil ? 0 : 1)
    let (aboveSearch, search) = belowFilter.split(bottom: model.lanes.search.isOn ? 1 : 0)
    let room = isList ? 0 : max(0, min(3, aboveSearch.rows / 5))
    timers = room > 0 ? Array(model.waitingTimers.prefix(room)) : []
    (entries, footer) = aboveSearch.split(bottom: timers.count)
    self.head = head
    self.filter = filter.rows > 0 ? filter : nil
    self.search = search.rows > 0 ? search : nil
    let hasMoment = entries.rows > 3
    visible = model.lanes.visible(entries.rows - (hasMoment ? 1 : 0))
    let row = model.isInPast ? model.lanes.current ?? 0 : model.lanes.rows.count - 1
    let line = row + 1 - visible.lowerBound
    moment = hasMoment && line >= 0 && line <= visible.count ? line : nil
  }

  /// The line of a row that is seen.
  func line(of row: Int) -> Rect {
    let line = row - visible.lowerBound
    return entries.line(moment.map { line >= $0 ? line + 1 : line } ?? line)
  }

  /// The row of the list at a point of the screen.
  func row(at point: Point) -> Int? {
    guard entries.contains(point) else { return nil }
    let line = point.row - entries.row
    guard line != moment else { return nil }
    let row = visible.lowerBound + line - (moment.map { line > $0 } == true ? 1 : 0)
    return visible.contains(row) ? row : nil
  }
}

/// The row of the lanes' list at a point of the screen; nil where there is none.
func laneRow(at point: Point, _ model: Model) -> Int? {
  let layout = Layout(model.size)
  guard layout.shape != .tooSmall, layout.shape == .wide || model.pane == .lanes else { return nil }
  return LanesPlan(model, in: layout.lanes).row(at: point)
}
