import Documents
import Terminal

/// What those who watch a demo are told: which story it is, and what happens in it.
struct CaptionView {
  let model: Model

  /// Over the bar of keys, and as many rows above it as the story needs.
  func draw(over bar: Rect, _ canvas: inout Canvas) {
    guard let demo = model.demo, let scenario = demo.scenario else { return }
    let place = "\(demo.playing + 1)/\(demo.scenarios.count)"
    let head = " \(canvas.glyphs.play) \(place)  \(scenario.name)  "
    let left = columns(of: head)
    let lines = wrapped(
      printable(scenario.about[model.language]), to: bar.columns - left - 2, lines: 3,
      glyphs: canvas.glyphs)
    let rows = max(1, lines.count)
    let band = Rect(
      column: bar.column, row: bar.endRow - rows, columns: bar.columns, rows: rows)
    canvas.fill(band, role: .selection)
    canvas.put(head, at: band.origin, role: .accent, attributes: .bold)
    for (row, line) in lines.enumerated() {
      canvas.put(line, at: band.origin.moved(columns: left, rows: row), role: .bright)
    }
  }
}
