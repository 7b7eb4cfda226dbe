import Payment
import Terminal
import Walk

/// The journal as a list, where there is no room for lanes.
struct EntryListView {
  let model: Model

  func draw(in rect: Rect, _ canvas: inout Canvas) {
    let isFocused = model.pane == .lanes && model.overlay == nil
    let title = model.language == .zh ? "消息" : "Messages"
    canvas.box(rect, role: isFocused ? .frameFocused : .frame, title: title)
    let plan = LanesPlan(model, in: rect)
    let bars = LaneBars(model: model)
    let timeColumns = model.lanes.times.columns + 1
    for row in plan.visible {
      let line = plan.line(of: row)
      drawRow(row, line, &canvas)
      bars.fade(line, row: row, &canvas)
      let (time, words) = line.split(left: timeColumns)
      bars.markHits(in: words, ofRow: row, time: time, &canvas)
      guard row == model.lanes.current else { continue }
      canvas.highlight(line)
      if isFocused {
        canvas.put(canvas.glyphs.play, at: line.origin, role: .accent)
        canvas.highlight(line)
      }
    }
    if let moment = plan.moment {
      bars.drawMoment(plan.entries.line(moment), timeColumns: timeColumns, &canvas)
    }
    bars.draw(plan, &canvas)
  }

  private func drawRow(_ row: Int, _ rect: Rect, _ canvas: inout Canvas) {
    let entry = model.record.journal.entries[model.lanes.rows[row].entry - 1]
    let text = EntryText(entry: entry, walk: model.record, language: model.language)
    var point = rect.origin
    point.column += canvas.put(
      padded(model.time(of: row), to: model.lanes.times.columns, alignment: .right), at: point,
      role: .dim)
    point.column += canvas.put(route(text, within: rect.columns), at: point, role: .laneName)
    let room = rect.endColumn - point.column
    let flag = if case .finding = entry.what { "\(canvas.glyphs.flag) " } else { "" }
    let label =
      model.lanes.folded(row).map { model.foldedLabel($0).dropFirst().dropLast() }.map(String.init)
      ?? flag + (text.arrowLabels(canvas.glyphs).first ?? "")
    canvas.put(
      clipped(label, to: room, glyphs: canvas.glyphs), at: point, role: role(of: entry))
  }

  /// From whom to whom; where that would leave too little for what is said, to whom alone.
  private func route(_ text: EntryText, within width: Int) -> String {
    let isZh = model.language == .zh
    guard width < (isZh ? 48 : 60) else { return padded(" \(text.route) ", to: isZh ? 18 : 25) }
    let receiver = text.route.firstIndex(of: "→").map { text.route[$0...] }
    return padded(" \(receiver ?? text.route[...]) ", to: isZh ? 10 : 16)
  }

  private func role(of entry: Entry) -> Role {
    switch entry.what {
    case .finding(let finding, _): finding.level == .error ? .error : .finding
    case .message(_, _, _, .lost): .lost
    case .message(let message, _, _, _): message.isCallback ? .bright : .text
    case .timer: .timer
    case .asked, .input(.answer): .info
    case .input: .dim
    }
  }
}
