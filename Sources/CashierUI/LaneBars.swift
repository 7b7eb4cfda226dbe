import Documents
import Terminal
import Walk

/// What the lanes and the list have in common: what is searched, what is filtered, and the marks of
/// the hits and of the moment shown.
struct LaneBars {
  let model: Model

  func draw(_ plan: LanesPlan, _ canvas: inout Canvas) {
    if let filter = plan.filter { drawFilter(filter, &canvas) }
    if let search = plan.search { drawSearch(search, &canvas) }
  }

  private func drawFilter(_ rect: Rect, _ canvas: inout Canvas) {
    guard let filter = model.lanes.filter else { return }
    let name = filter.name(channel: model.walk.channel.channel, model.language)
    let isZh = model.language == .zh
    let used = canvas.put(
      isZh ? " 筛选：\(name)" : " filter: \(name)", at: rect.origin, role: .accent,
      attributes: .bold)
    let key = model.key(.filter)
    let more = isZh ? "\(key) 更改 · Esc 清除 " : "\(key) changes it · Esc clears it "
    putRight(more, .dim, rect, after: used, &canvas)
  }

  private func drawSearch(_ rect: Rect, _ canvas: inout Canvas) {
    canvas.fill(rect, role: .background)
    let search = model.lanes.search
    let hits = hits(search)
    canvas.put("/", at: rect.origin.moved(columns: 1), role: .accent, attributes: .bold)
    let start = rect.origin.moved(columns: 2)
    let width = rect.columns - 4 - columns(of: hits)
    var used: Int
    if search.isTyping {
      canvas.put(search.field, at: start, width: width)
      used = 2 + min(width, columns(of: search.field.text) + 1)
    } else {
      let text = clipped(search.field.text, to: width, glyphs: canvas.glyphs)
      used = 2 + canvas.put(text, at: start, role: .bright)
    }
    let role: Role = search.hits.isEmpty ? .warning : .accent
    used += 1 + canvas.put(hits, at: rect.origin.moved(columns: used + 1), role: role)
    let (next, previous) = (model.key(.nextHit), model.key(.previousHit))
    let isZh = model.language == .zh
    let more =
      search.isTyping
      ? isZh ? "↵ 保留 · Esc 清除 " : "Enter keeps it · Esc clears it "
      : isZh
        ? "\(next) \(previous) 下一处、上一处 · Esc 清除 "
        : "\(next) \(previous) go on, back · Esc clears it "
    putRight(more, .dim, rect, after: used, &canvas)
  }

  /// `3/17`: which hit is selected, of how many.
  private func hits(_ search: LaneSearch) -> String {
    if search.field.text.isEmpty { return "" }
    if search.hits.isEmpty { return model.language == .zh ? "没有匹配" : "no match" }
    guard let place = model.lanes.currentEntry.flatMap(search.place) else {
      return "\(search.hits.count)"
    }
    return "\(place + 1)/\(search.hits.count)"
  }

  /// Whole or not at all.
  private func putRight(
    _ text: String, _ role: Role, _ rect: Rect, after used: Int, _ canvas: inout Canvas
  ) {
    let width = columns(of: text)
    guard used + 2 + width <= rect.columns else { return }
    canvas.put(text, at: Point(column: rect.endColumn - width, row: rect.row), role: role)
  }

  /// The line of the moment that is shown: the present, one of the past, or the end of a record.
  func drawMoment(_ rect: Rect, timeColumns: Int, _ canvas: inout Canvas) {
    let count = model.messagesOnTheWay
    let isZh = model.language == .zh
    let onTheWay = isZh ? "\(count) 条在途" : "\(count) on the way"
    let (name, sign, role): (String, Character, Role) =
      if model.isInPast {
        (isZh ? "过去" : "past", canvas.glyphs.pause, .warning)
      } else if model.isRecording {
        (isZh ? "末尾" : "end", canvas.glyphs.pause, .warning)
      } else {
        (isZh ? "现在" : "now", canvas.glyphs.play, .accent)
      }
    let text = " \(name) \(sign) \(count > 0 ? "\(onTheWay) " : "")"
    let line = rect.split(left: timeColumns).right
    canvas.horizontalLine(
      at: line.origin, length: line.columns - 1, role: .rule, glyph: canvas.glyphs.dashed)
    canvas.put(
      padded(text, to: max(timeColumns, columns(of: text)), alignment: .right), at: rect.origin,
      role: role)
  }

  /// Marks what was searched in a row that is drawn; where it is not to be seen there, the row's
  /// time.
  func markHits(in rect: Rect, ofRow row: Int, time: Rect, _ canvas: inout Canvas) {
    let search = model.lanes.search
    guard !search.field.text.isEmpty, model.lanes.rows.indices.contains(row) else { return }
    let entries = model.lanes.rows[row]
    let place = search.firstPlace(from: entries.first)
    guard place < search.hits.count, search.hits[place] <= entries.entry else { return }
    if !canvas.mark(search.field.text, in: rect) { canvas.recolour(time, role: .match) }
  }

  /// What comes after the moment that is shown has not happened in it.
  func fade(_ rect: Rect, row: Int, _ canvas: inout Canvas) {
    guard model.isInPast, let current = model.lanes.current, row > current else { return }
    canvas.recolour(rect, role: .dim, sparing: .laneLine)
  }
}

extension Canvas {
  /// Gives every place of a line where some words stand the role of a match, in upper or lower case;
  /// false where there is none.
  mutating func mark(_ words: String, in line: Rect) -> Bool {
    let wanted = words.lowercased().map(String.init)
    var signs: [(text: String, column: Int)] = []
    for column in line.column..<line.endColumn {
      let text = self[Point(column: column, row: line.row)]?.text ?? ""
      if !text.isEmpty { signs.append((text.lowercased(), column)) }
    }
    guard !wanted.isEmpty, signs.count >= wanted.count else { return false }
    var isFound = false
    for start in 0...signs.count - wanted.count
    where wanted.indices.allSatisfy({ signs[start + $0].text == wanted[$0] }) {
      let first = signs[start].column
      let next = start + wanted.count
      let end = next < signs.count ? signs[next].column : line.endColumn
      recolour(Rect(column: first, row: line.row, columns: end - first, rows: 1), role: .match)
      isFound = true
    }
    return isFound
  }
}
