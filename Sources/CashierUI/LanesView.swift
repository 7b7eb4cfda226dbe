import Payment
import Simulation
import Terminal
import Walk

/// The journal as a sequence diagram: a lane a party, a row an entry, the running timers below.
struct LanesView {
  let model: Model

  private var timeColumns: Int { model.lanes.times.columns + 1 }

  func draw(in rect: Rect, _ canvas: inout Canvas) {
    let isFocused = model.pane == .lanes && model.overlay == nil
    let plan = LanesPlan(model, in: rect)
    drawHead(plan.head, isFocused, &canvas)
    for line in 0..<plan.entries.rows { drawLanes(plan.entries.line(line), &canvas) }
    for row in plan.visible { drawRow(row, plan.line(of: row), &canvas) }
    let bars = LaneBars(model: model)
    if let moment = plan.moment {
      bars.drawMoment(plan.entries.line(moment), timeColumns: timeColumns, &canvas)
    }
    for (line, timer) in plan.timers.enumerated() {
      drawTimer(timer, plan.footer.line(line), &canvas)
    }
    drawScrollbar(plan.entries, plan.visible, &canvas)
    bars.draw(plan, &canvas)
  }

  /// The head has room for where one is.
  static func headHasRoom(for model: Model) -> Bool {
    let layout = Layout(model.size)
    return (layout.shape == .wide || (layout.shape == .single && model.pane == .lanes))
      && columns(of: model.position ?? "") < model.lanes.times.columns + 1
  }

  private func drawRow(_ row: Int, _ rect: Rect, _ canvas: inout Canvas) {
    canvas.put(
      padded(model.time(of: row), to: timeColumns - 1, alignment: .right), at: rect.origin,
      role: .dim)
    if let run = model.lanes.folded(row) {
      drawFolded(run, rect, &canvas)
    } else {
      drawEntry(model.record.journal.entries[model.lanes.rows[row].entry - 1], rect, &canvas)
    }
    let bars = LaneBars(model: model)
    bars.fade(rect, row: row, &canvas)
    let (time, lanes) = rect.split(left: timeColumns)
    bars.markHits(in: lanes, ofRow: row, time: time, &canvas)
    guard row == model.lanes.current else { return }
    canvas.highlight(rect)
    if model.pane == .lanes {
      canvas.put(canvas.glyphs.play, at: rect.origin, role: .accent)
      canvas.highlight(rect)
    }
  }

  /// Question and answer on one line, with how often.
  private func drawFolded(_ run: LaneList.Run, _ rect: Rect, _ canvas: inout Canvas) {
    let (start, end) = (lane(.frontend, rect), lane(.backend, rect))
    let glyphs = canvas.glyphs
    canvas.horizontalLine(
      at: Point(column: start + 2, row: rect.row), length: end - start - 3, role: .reply,
      glyph: glyphs.dashed)
    canvas.put(
      glyphs.arrowHeadLeft, at: Point(column: start + 1, row: rect.row), role: .reply)
    canvas.put(glyphs.arrowHeadRight, at: Point(column: end - 1, row: rect.row), role: .arrow)
    let text = clipped(model.foldedLabel(run), to: end - start - 5, glyphs: glyphs)
    canvas.put(
      text, at: Point(column: start + 1 + (end - start - columns(of: text)) / 2, row: rect.row),
      role: .text)
  }

  /// The column of a party's lane.
  private func lane(_ party: PartyID, _ rect: Rect) -> Int {
    let first = rect.column + timeColumns + 2
    let last = rect.endColumn - 5
    return first + (last - first) * Int(party.rawValue) / 4
  }

  private func drawHead(_ rect: Rect, _ isFocused: Bool, _ canvas: inout Canvas) {
    canvas.horizontalLine(
      at: rect.origin, length: rect.columns, role: isFocused ? .frameFocused : .frame)
    let following = model.following(canvas.glyphs)
    if columns(of: following) < timeColumns {
      canvas.put(
        " \(following)", at: rect.origin, role: model.lanes.isFollowing ? .success : .warning)
    }
    for party in PartyID.allCases {
      let name =
        " \(EntryText.name(of: party, channel: model.walk.channel.channel, model.language)) "
      let start = lane(party, rect) - columns(of: name) / 2
      canvas.put(
        name, at: Point(column: min(start, rect.endColumn - columns(of: name)), row: rect.row),
        role: role(of: party), attributes: .bold)
    }
  }

  private func role(of party: PartyID) -> Role {
    guard party == .channel else { return .laneName }
    return switch model.walk.channel.channel {
    case .wechat: .wechat
    case .alipay: .alipay
    case nil: .laneName
    }
  }

  private func drawLanes(_ rect: Rect, _ canvas: inout Canvas) {
    for party in PartyID.allCases {
      canvas.put(
        canvas.glyphs.vertical, at: Point(column: lane(party, rect), row: rect.row), role: .laneLine
      )
    }
  }

  private func drawEntry(_ entry: Entry, _ rect: Rect, _ canvas: inout Canvas) {
    let text = EntryText(entry: entry, walk: model.record, language: model.language)
    switch entry.what {
    case .message(let message, let from, let to, let fate) where from != to:
      drawArrow(
        message, from, to, fate, labels: text.arrowLabels(canvas.glyphs),
        isOnItsWay: entry.isOnItsWay(at: model.walk.now),
        rect, &canvas)
    case .message(_, let party, _, _): drawNote(text.label, at: party, .text, nil, rect, &canvas)
    case .finding(let finding, let party):
      drawNote(
        text.label, at: party, finding.level == .error ? .error : .finding, canvas.glyphs.flag,
        rect,
        &canvas)
    case .timer(let timer, _):
      drawNote(text.label, at: timer.party, .timer, canvas.glyphs.clock, rect, &canvas)
    case .asked(let id, let party):
      drawNote(
        "\(canvas.glyphs.arrowHeadRight) \(text.label)", at: party, role(ofAsk: id), nil, rect,
        &canvas)
    case .input(.answer(let id)):
      let party = model.record.context.outside[id]?.by ?? .backend
      drawNote(
        "\(canvas.glyphs.arrowHeadLeft) \(text.label)", at: party, role(ofAsk: id), nil, rect,
        &canvas)
    case .input(.act(.newPayment)): drawDivider(text.label, rect, &canvas)
    case .input(.notifyNow):
      drawNote(text.label, at: .channel, .dim, canvas.glyphs.dot, rect, &canvas)
    case .input: drawNote(text.label, at: .user, .dim, canvas.glyphs.dot, rect, &canvas)
    }
  }

  /// What the outside world does is told apart from messages, and what it fails at stands out.
  private func role(ofAsk id: AskID) -> Role {
    model.record.context.outside[id]?.hasFailed == true ? .warning : .info
  }

  private func drawArrow(
    _ message: Message, _ from: PartyID, _ to: PartyID, _ fate: Entry.Fate, labels: [String],
    isOnItsWay: Bool, _ rect: Rect, _ canvas: inout Canvas
  ) {
    let glyphs = canvas.glyphs
    let start = lane(from, rect)
    let end = lane(to, rect)
    let isRight = end > start
    let isLost = if case .lost = fate { true } else { false }
    let role: Role = isLost ? .lost : message.isReply ? .reply : .arrow
    let left = min(start, end)
    let length = abs(end - start) - 1
    let row = rect.row
    let dash: Character = message.isReply ? glyphs.dashed : glyphs.horizontal
    canvas.horizontalLine(
      at: Point(column: left + 1, row: row), length: length, role: role, glyph: dash)
    canvas.put(
      isRight ? glyphs.teeLeft : glyphs.teeRight, at: Point(column: start, row: row), role: role)
    let head =
      isLost
      ? glyphs.cross
      : isOnItsWay ? glyphs.ellipsis : isRight ? glyphs.arrowHeadRight : glyphs.arrowHeadLeft
    let headColumn = isRight ? end - 1 : end + 1
    canvas.put(head, at: Point(column: headColumn, row: row), role: isLost ? .error : role)
    let textRole: Role = isLost ? .lost : message.isCallback ? .bright : .text
    let place = LabelPlace(
      labels, line: left + 2..<left + max(2, length), isRight: isRight,
      before: min(rect.column + timeColumns + 1, left - 1)..<left - 1,
      after: min(max(start, end) + 2, rect.endColumn - 1)..<rect.endColumn - 1, glyphs)
    canvas.put(place.text, at: Point(column: place.column, row: row), role: textRole)
  }

  /// A line across all lanes.
  private func drawDivider(_ label: String, _ rect: Rect, _ canvas: inout Canvas) {
    let line = rect.split(left: timeColumns).right
    canvas.horizontalLine(at: line.origin, length: line.columns - 1, role: .rule)
    canvas.put(
      " \(label) ", at: line.origin.moved(columns: (line.columns - columns(of: label)) / 2 - 1),
      role: .dim)
  }

  /// Words at a party's lane, to the right of it, or to the left at the last lanes.
  private func drawNote(
    _ label: String, at party: PartyID, _ role: Role, _ sign: Character?, _ rect: Rect,
    _ canvas: inout Canvas
  ) {
    let text = sign.map { "\($0) \(label)" } ?? label
    let column = lane(party, rect)
    let room = rect.endColumn - column - 3
    if columns(of: text) <= room {
      canvas.put(text, at: Point(column: column + 2, row: rect.row), role: role)
      return
    }
    let first = rect.column + timeColumns + 1
    let fitted = clipped(text, to: max(room, rect.endColumn - 2 - first), glyphs: canvas.glyphs)
    let start = max(first, min(column + 2, rect.endColumn - 1 - columns(of: fitted)))
    canvas.put(fitted, at: Point(column: start, row: rect.row), role: role)
  }

  /// A timer on the lane that waits, its bar as long as what is left of it.
  private func drawTimer(_ timer: WaitingTimer, _ rect: Rect, _ canvas: inout Canvas) {
    drawLanes(rect, &canvas)
    let time = model.lanes.times.text(
      timer.fires, after: model.walk.now, start: model.walk.settings.start)
    canvas.put(
      padded(time, to: timeColumns - 1, alignment: .right), at: rect.origin, role: .timer)
    let left = TimeText.left(timer.fires - model.walk.now)
    drawNote(
      "\(timer.name.label[model.language]) \(timer.bar(at: model.walk.now, canvas.glyphs)) \(left)",
      at: timer.name.party, .timer, canvas.glyphs.clock, rect, &canvas)
  }

  private func drawScrollbar(_ rect: Rect, _ visible: Range<Int>, _ canvas: inout Canvas) {
    let count = model.lanes.rows.count
    guard visible.count < count, rect.rows > 2 else { return }
    let thumb = max(1, rect.rows * visible.count / count)
    let top = (rect.rows - thumb) * visible.lowerBound / max(1, count - visible.count)
    canvas.verticalLine(
      at: Point(column: rect.endColumn - 1, row: rect.row + top), length: thumb, role: .frame,
      glyph: canvas.glyphs.scrollThumb)
  }
}

extension Message {
  /// Answers something asked before.
  var isReply: Bool {
    switch self {
    case .response, .settled, .notifyAnswer, .callAnswer, .returned, .tradeState: true
    default: false
    }
  }

  /// Called back into the merchant's code.
  var isCallback: Bool {
    switch self {
    case .success, .fail, .getOrderStatus: true
    default: false
    }
  }
}
