import CTerminal

/// Puts canvases on the screen run by run, leaving out rows that did not change.
struct ScreenWriter {
  let showsUnicode: Bool
  private var previous: Canvas?
  private var theme = Theme.mono
  private var depth = ColourDepth.mono
  private var resolved: [Look: Resolved] = [:]
  private var buffer: [UInt32] = []

  init(showsUnicode: Bool) {
    self.showsUnicode = showsUnicode
  }

  /// What the cells of a run share.
  private struct Look: Hashable {
    var role: Role
    var ground: Role
    var attributes: Style.Attributes
  }

  /// The same in the terminal's own terms.
  private struct Resolved {
    var attributes: UInt32
    var pair: Int32
  }

  /// The next draw writes everything.
  mutating func forget() {
    previous = nil
    resolved = [:]
  }

  mutating func draw(_ canvas: Canvas, theme: Theme, depth: ColourDepth, size: Size) {
    if theme != self.theme || depth != self.depth {
      self.theme = theme
      self.depth = depth
      forget()
    }
    let columns = min(canvas.size.columns, size.columns)
    let known = previous?.size == canvas.size ? previous : nil
    for row in 0..<min(canvas.size.rows, size.rows) {
      let range = row * canvas.size.columns..<row * canvas.size.columns + columns
      if let known, known.cells[range] == canvas.cells[range] { continue }
      write(canvas.cells[range], row: row)
    }
    previous = canvas
    ct_flush()
  }

  private mutating func write(_ cells: ArraySlice<Cell>, row: Int) {
    var start = cells.startIndex
    while start < cells.endIndex {
      let first = cells[start]
      let look = Look(role: first.role, ground: first.ground, attributes: first.attributes)
      buffer.removeAll(keepingCapacity: true)
      var end = start
      while end < cells.endIndex, cells[end].role == look.role, cells[end].ground == look.ground,
        cells[end].attributes == look.attributes
      {
        append(cells[end], fits: end + Int(cells[end].width) <= cells.endIndex)
        end += 1
      }
      let resolved = resolve(look)
      ct_put(
        Int32(row), Int32(start - cells.startIndex), buffer, Int32(buffer.count),
        resolved.attributes, resolved.pair)
      start = end
    }
  }

  private mutating func append(_ cell: Cell, fits: Bool) {
    if !fits {
      buffer.append(0x20)
    } else if showsUnicode {
      for value in [cell.scalar, cell.firstMark, cell.secondMark] where value != 0 {
        buffer.append(value)
      }
    } else if cell.width > 0 {
      let shown = asciiStandIn(cell.scalar)
      buffer.append(contentsOf: repeatElement(shown, count: Int(cell.width)))
    }
  }

  private mutating func resolve(_ look: Look) -> Resolved {
    if let known = resolved[look] { return known }
    let style = theme.style(of: look.role, on: look.ground, attributes: look.attributes)
    let colours = depth.indices(of: style)
    let pair = ct_pair(Int32(colours.foreground ?? -1), Int32(colours.background ?? -1))
    let result = Resolved(attributes: UInt32(style.attributes.rawValue), pair: pair)
    resolved[look] = result
    return result
  }
}
