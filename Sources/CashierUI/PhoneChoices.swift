import Documents
import Payment
import TTPay
import Terminal
import Walk

/// What the payer can do on a page.
extension PhonePage {
  /// The acts of the page. What Enter would do is always to be seen: where there is no room for
  /// all of them the list scrolls with the choice, and arrows show that there is more.
  ///
  /// - Parameter primary: the ground of the first, which is the page's own button.
  mutating func choices(primary: Role? = nil, _ canvas: inout Canvas) {
    let labels = model.choices.map { $0.label(on: model.walk.payer.screen)[model.language] }
    guard !labels.isEmpty else { return }
    row = max(0, min(row, rect.rows - min(labels.count, 2)))
    let room = max(1, rect.rows - row)
    let shown = window(of: labels.count, around: model.choice, rows: room)
    let isCut = shown.count < labels.count
    let wrappedRows = labels.reduce(0) { $0 + wrapped($1, to: rect.columns - 6).count }
    for index in shown {
      let line = row
      choice(
        index, labels[index], ground: index == 0 ? primary : nil, wraps: wrappedRows <= room,
        &canvas)
      guard isCut else { continue }
      let more: Character? =
        index == shown.lowerBound && index > 0
        ? canvas.glyphs.arrowHeadUp
        : index == shown.upperBound - 1 && index < labels.count - 1
          ? canvas.glyphs.arrowHeadDown : nil
      if let more {
        canvas.put(more, at: rect.origin.moved(columns: rect.columns - 2, rows: line), role: .dim)
      }
    }
  }

  /// A choice of the phone; the one that Enter acts on stands out.
  private mutating func choice(
    _ index: Int, _ text: String, ground: Role?, wraps: Bool, _ canvas: inout Canvas
  ) {
    guard row < rect.rows else { return }
    let isChosen = index == model.choice
    let width = rect.columns - 6
    let lines = wholeWords(text, to: width, lines: wraps ? .max : 1, glyphs: canvas.glyphs)
    let area = Rect(
      column: rect.column + 1, row: rect.row + row, columns: rect.columns - 2, rows: lines.count)
    canvas.fill(area, role: isChosen ? ground ?? .selection : .paper)
    let role = isChosen ? ground ?? .bright : .text
    canvas.put(
      isChosen ? canvas.glyphs.play : " ", at: area.origin.moved(columns: 1),
      role: isChosen ? ground ?? .accent : .dim)
    for (line, text) in lines.enumerated() {
      canvas.put(
        text, at: area.origin.moved(columns: 3, rows: line), role: role,
        attributes: isChosen ? .bold : [])
    }
    targets.append((area, index))
    row += lines.count
  }

  /// A channel that may be chosen: its sign on its colour, whether it is, its name.
  mutating func channel(_ channel: Channel, at index: Int, _ canvas: inout Canvas) {
    guard row < rect.rows else { return }
    let isChosen = index == model.choice
    let line = rect.line(row).inset(columns: 1, rows: 0)
    canvas.fill(line, role: isChosen ? .selection : .paper)
    badge(channel.badge[model.language], role: channel.header, at: line.origin, &canvas)
    let glyphs = canvas.glyphs
    canvas.put(
      isChosen ? glyphs.radioOn : glyphs.radioOff, at: line.origin.moved(columns: 5),
      role: isChosen ? channel.role : .dim)
    canvas.put(
      clipped(channel.name[model.language], to: line.columns - 8, glyphs: glyphs),
      at: line.origin.moved(columns: 7), role: isChosen ? .bright : .text,
      attributes: isChosen ? .bold : [])
    targets.append((line, index))
    row += 1
  }

  /// A sign on a ground of its own, four columns wide.
  func badge(_ sign: String, role: Role, at point: Point, _ canvas: inout Canvas) {
    canvas.fill(Rect(origin: point, size: Size(columns: 4, rows: 1)), role: role)
    canvas.put(
      padded(sign, to: 4, alignment: .centre, glyphs: canvas.glyphs), at: point, role: role,
      attributes: .bold)
  }

  /// The button of the sheet, which does what is chosen.
  mutating func button(
    _ text: String, role: Role = .buttonFocused, rows: Int = 1, _ canvas: inout Canvas
  ) {
    guard row + rows <= rect.rows else { return }
    let area = Rect(
      column: rect.column + 2, row: rect.row + row, columns: rect.columns - 4, rows: rows)
    canvas.fill(area, role: role)
    let label = padded(text, to: area.columns - 2, alignment: .centre, glyphs: canvas.glyphs)
    canvas.put(
      rows == 1 ? "[\(label)]" : " \(label)", at: area.origin.moved(rows: rows / 2), role: role,
      attributes: .bold)
    targets.append((area, model.choice))
    row += rows
  }

  private func window(of count: Int, around chosen: Int, rows: Int) -> Range<Int> {
    guard count > rows else { return 0..<count }
    let first = max(0, min(chosen - rows / 2, count - rows))
    return first..<first + rows
  }
}
