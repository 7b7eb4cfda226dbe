import Documents
import Terminal

/// Draws a chooser: its filter, the list, and what keys do.
struct ChooserView {
  let chooser: Chooser
  let model: Model

  func draw(_ canvas: inout Canvas) {
    let items = chooser.items(model)
    let box = Self.box(of: items, chooser, model)
    canvas.fill(box, role: .paper)
    canvas.box(box, role: .frameFocused, title: chooser.title[model.language])
    let inside = box.inset(columns: 2, rows: 1)
    drawFilter(inside.line(0), items.count, &canvas)
    let list = Self.list(in: box, chooser)
    let lines = Self.lines(items, chooser)
    let window = Self.window(lines, chooser.index, rows: list.rows)
    // Where the chosen item is told in full below, names go first.
    let most = Self.detailHeight(chooser) > 0 ? list.columns - 8 : list.columns / 2
    let headWidth = min(most, (items.map { columns(of: $0.head) }.max() ?? 0) + 2)
    for (row, line) in lines[window].enumerated() {
      draw(line, items, headWidth, list.line(row), &canvas)
    }
    if items.isEmpty {
      canvas.put(
        model.language == .zh ? "没有匹配的项目" : "nothing matches", at: list.origin, role: .dim)
    }
    drawDetail(items, inside, &canvas)
    canvas.put(
      clipped(hint(canvas.glyphs), to: inside.columns, glyphs: canvas.glyphs),
      at: inside.line(inside.rows - 1).origin, role: .dim)
  }

  /// The chosen item in full, where its line is too short for it.
  private func drawDetail(_ items: [Chooser.Item], _ inside: Rect, _ canvas: inout Canvas) {
    guard Self.detailHeight(chooser) > 0, items.indices.contains(chooser.index) else { return }
    let item = items[chooser.index]
    let area = inside.split(bottom: 1).top.split(bottom: Self.detailHeight(chooser)).bottom
    canvas.horizontalLine(at: area.origin, length: area.columns, role: .rule)
    var last: [String] = []
    if case .walk(let number) = item.what, let comparison = model.comparison(with: number) {
      last = [clipped(comparison, to: area.columns, glyphs: canvas.glyphs)]
    }
    let room = area.rows - 1 - last.count
    let lines = wrapped(item.text, to: area.columns, lines: room, glyphs: canvas.glyphs) + last
    for (row, line) in lines.enumerated() {
      canvas.put(line, at: area.line(row + 1).origin, role: .text)
    }
  }

  /// The rows for the chosen item and the line above it, where items have more to say than a line
  /// holds.
  private static func detailHeight(_ chooser: Chooser) -> Int {
    switch chooser.kind {
    case .scenarios, .walks: 4
    default: 0
    }
  }

  private func hint(_ glyphs: Glyphs) -> String {
    let text = chooser.hint[model.language]
    return glyphs == .ascii
      ? text.replacing("↵", with: "Enter").replacing("↑↓", with: "up/down")
        .replacing("←→", with: "left/right").replacing("·", with: "-") : text
  }

  private func drawFilter(_ line: Rect, _ count: Int, _ canvas: inout Canvas) {
    canvas.put("/", at: line.origin, role: .accent, attributes: .bold)
    let total = "\(count)"
    canvas.put(
      chooser.filter, at: line.origin.moved(columns: 2),
      width: line.columns - 4 - total.utf8.count)
    canvas.put(
      total, at: Point(column: line.endColumn - total.utf8.count, row: line.row), role: .dim)
  }

  private func draw(
    _ line: Line, _ items: [Chooser.Item], _ headWidth: Int, _ rect: Rect, _ canvas: inout Canvas
  ) {
    switch line {
    case .group(let title): canvas.put(title[model.language], at: rect.origin, role: .title)
    case .item(let index):
      let item = items[index]
      let isOff = item.obstacle != nil
      let isChosen = index == chooser.index
      if isChosen { canvas.fill(rect, role: .selection) }
      canvas.put(
        isChosen ? String(canvas.glyphs.play) : " ", at: rect.origin, role: .accent)
      canvas.put(
        clipped(item.head, to: headWidth - 1, glyphs: canvas.glyphs),
        at: rect.origin.moved(columns: 2), role: isOff ? .disabled : .statusKey)
      let reason = item.obstacle.map { "  (\($0[model.language]))" } ?? ""
      canvas.put(
        clipped(item.text + reason, to: rect.columns - headWidth - 2, glyphs: canvas.glyphs),
        at: rect.origin.moved(columns: headWidth + 2),
        role: isOff ? .disabled : isChosen ? .bright : .text)
    }
  }

  // MARK: Where things lie

  enum Line: Equatable {
    case group(Bilingual)
    case item(Int)
  }

  static func lines(_ items: [Chooser.Item], _ chooser: Chooser) -> [Line] {
    var lines: [Line] = []
    for (index, item) in items.enumerated() {
      if let group = item.group { lines.append(.group(group)) }
      lines.append(.item(index))
    }
    return lines
  }

  /// The lines that are seen: those around the chosen one.
  static func window(_ lines: [Line], _ chosen: Int, rows: Int) -> Range<Int> {
    guard lines.count > rows, rows > 0 else { return 0..<min(lines.count, max(0, rows)) }
    let place = lines.firstIndex(of: .item(chosen)) ?? 0
    let first = max(0, min(place - rows / 2, lines.count - rows))
    return first..<first + rows
  }

  static func box(of items: [Chooser.Item], _ chooser: Chooser, _ model: Model) -> Rect {
    let size = model.size
    let width = OverlayBox.width(size)
    // As high as without a filter, so that it does not jump while one is typed.
    let all = lines(model.items(of: chooser.kind), chooser).count
    let rows = min(all + 5 + detailHeight(chooser), size.rows - 4)
    return Rect(size: size).centred(Size(columns: width, rows: max(6, rows)))
  }

  static func list(in box: Rect, _ chooser: Chooser) -> Rect {
    let inside = box.inset(columns: 2, rows: 1)
    return inside.split(top: 2).bottom.split(bottom: detailHeight(chooser) + 1).top
  }

  /// The item under a point of the screen.
  static func index(at point: Point, _ chooser: Chooser, _ model: Model) -> Int? {
    let items = chooser.items(model)
    let list = list(in: box(of: items, chooser, model), chooser)
    guard list.contains(point) else { return nil }
    let lines = lines(items, chooser)
    let line = window(lines, chooser.index, rows: list.rows).lowerBound + point.row - list.row
    guard lines.indices.contains(line), case .item(let index) = lines[line] else { return nil }
    return index
  }
}
