import Terminal

/// Where the parts of the lanes stand; drawing and the mouse read the same.
struct LanesPlan {
  let head: Rect
  let entries: Rect
  /// Below the entries: the running timers.
  let footer: Rect
  /// The rows that are seen.
  let visible: Range<Int>

  init(_ model: Model, in rect: Rect, timers: Int) {
    if Layout(model.size).shape == .list {
      entries = rect.inset()
      head = rect.line(0)
      footer = rect.line(rect.rows)
      visible = model.lanes.visible(entries.rows)
      return
    }
    let (head, body) = rect.split(top: 1)
    let (entries, footer) = body.split(bottom: timers)
    self.head = head
    self.entries = entries
    self.footer = footer
    // Under the newest entry the present has a line of its own.
    visible = model.lanes.visible(entries.rows - (entries.rows > 3 ? 1 : 0))
  }

  /// The line of the present, where the newest entry is seen.
  func present(_ model: Model) -> Rect? {
    guard visible.upperBound == model.lanes.rows.count, visible.count < entries.rows else {
      return nil
    }
    return entries.line(visible.count)
  }

  /// The row of the list at a point of the screen.
  func row(at point: Point) -> Int? {
    guard entries.contains(point) else { return nil }
    let row = visible.lowerBound + point.row - entries.row
    return visible.contains(row) ? row : nil
  }
}

extension LanesPlan {
  init(_ model: Model, in rect: Rect) {
    let room = max(0, min(3, (rect.rows - 1) / 5))
    self.init(model, in: rect, timers: min(room, model.waitingTimers.count))
  }
}

/// The row of the lanes' list at a point of the screen; nil where there is none.
func laneRow(at point: Point, _ model: Model) -> Int? {
  let layout = Layout(model.size)
  guard layout.shape != .tooSmall, layout.shape == .wide || model.pane == .lanes else { return nil }
  return LanesPlan(model, in: layout.lanes).row(at: point)
}
