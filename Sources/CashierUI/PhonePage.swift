import Documents
import Payment
import TTPay
import Terminal
import Walk

/// A page under construction: what is put on it goes below what is there.
struct PhonePage {
  let model: Model
  let rect: Rect
  var row = 0
  /// The last rows, which texts leave to the choices.
  var reserved: Int
  /// Where the choices lie, and the button, which does what is chosen.
  var targets: [(rect: Rect, choice: Int)] = []

  init(model: Model, rect: Rect) {
    self.model = model
    self.rect = rect
    reserved = min(model.choices.count, 2)
  }

  var isZh: Bool { model.language == .zh }
  /// A blank row between parts, where there is room.
  var isRoomy: Bool { rect.rows >= 14 }
  /// The rows that texts may still take.
  var room: Int { max(0, rect.rows - reserved - row) }
  var order: Order? {
    let orders = model.walk.context.orders
    return model.walk.frontend.currentOrder.map { orders[$0] }
  }
  var amount: String { order.map { Amount(fen: $0.amount).description } ?? "" }
  var shopName: String { isZh ? "示例商家" : "Example shop" }

  mutating func skip(_ rows: Int = 1) { row += rows }
  mutating func skipIfRoomy() { if isRoomy { row += 1 } }

  // MARK: Texts

  /// Text in the middle of the line, wrapped, as much of it as there is room for.
  mutating func centred(
    _ text: String, role: Role = .text, attributes: Style.Attributes = [], lines: Int = 3,
    _ canvas: inout Canvas
  ) {
    let width = rect.columns - 2
    for line in balanced(text, to: width, lines: min(lines, room), glyphs: canvas.glyphs) {
      put(
        padded(line, to: width, alignment: .centre, glyphs: canvas.glyphs), role: role,
        attributes: attributes, &canvas)
    }
  }

  /// Rows of a drawing, all as wide as the first.
  mutating func centred(
    drawing lines: [String], role: Role, offset: Int = 0, _ canvas: inout Canvas
  ) {
    let indent = (rect.columns - columns(of: lines.first ?? "")) / 2 + offset
    for line in lines where room > 0 {
      canvas.put(line, at: rect.origin.moved(columns: indent, rows: row), role: role)
      row += 1
    }
  }

  /// An amount in large digits, where they and `rest` rows more have room; else in one bold line.
  mutating func amount(leaving rest: Int, role: Role = .amount, _ canvas: inout Canvas) {
    guard !amount.isEmpty else { return }
    if canvas.glyphs == .unicode, room >= BlockDigits.rows + rest,
      let lines = BlockDigits.lines(amount), columns(of: lines[0]) <= rect.columns - 2
    {
      return centred(drawing: lines, role: role, &canvas)
    }
    centred(amount, role: role, attributes: .bold, lines: 1, &canvas)
  }

  /// A name at the left edge and what it is at the right one.
  mutating func pair(_ name: String, _ value: String, _ canvas: inout Canvas) {
    guard room > 0 else { return }
    let line = rect.line(row).inset(columns: 2, rows: 0)
    let left = canvas.put(name, at: line.origin, role: .dim) + 2
    let fitted = wholeWords(value, to: line.columns - left, lines: 1, glyphs: canvas.glyphs)
    guard let text = fitted.first else { return }
    canvas.put(
      text, at: line.origin.moved(columns: line.columns - columns(of: text)), role: .text)
    row += 1
  }

  mutating func rule(_ canvas: inout Canvas) {
    guard room > 0 else { return }
    canvas.horizontalLine(
      at: rect.origin.moved(columns: 1, rows: row), length: rect.columns - 2, role: .rule)
    row += 1
  }

  /// A coloured band with a title, as apps wear on top.
  mutating func header(_ text: String, role: Role, rows: Int = 1, _ canvas: inout Canvas) {
    for line in 0..<rows { canvas.fill(rect.line(row + line), role: role) }
    canvas.put(
      padded(text, to: rect.columns, alignment: .centre, glyphs: canvas.glyphs),
      at: rect.origin.moved(rows: row + rows / 2), role: role, attributes: .bold)
    row += rows
  }

  private mutating func put(
    _ text: String, role: Role, attributes: Style.Attributes, _ canvas: inout Canvas
  ) {
    guard row < rect.rows else { return }
    canvas.put(
      text, at: rect.origin.moved(columns: 1, rows: row), role: role, attributes: attributes,
      maxWidth: rect.columns - 2)
    row += 1
  }
}

/// The first lines of a wrapped text, with an ellipsis after the last whole word where more follow.
func wholeWords(_ text: String, to width: Int, lines: Int, glyphs: Glyphs) -> [String] {
  let all = wrapped(text, to: width)
  guard all.count > lines else { return all }
  guard lines > 0, width > 1 else { return [] }
  let last = wrapped(all[lines - 1], to: width - 1).first ?? ""
  return all.prefix(lines - 1) + [last + String(glyphs.ellipsis)]
}

/// The same with lines about as long as each other, where the whole text fits.
func balanced(_ text: String, to width: Int, lines: Int, glyphs: Glyphs) -> [String] {
  let all = wholeWords(text, to: width, lines: lines, glyphs: glyphs)
  guard all.count > 1, wrapped(text, to: width).count == all.count else { return all }
  let words = text.split(whereSeparator: { $0 == " " || !$0.isASCII })
  // The narrowest that takes no more lines.
  var best = all
  var (low, high) = (max(width / 2, words.map(\.count).max() ?? 0), width - 1)
  while low <= high {
    let middle = (low + high) / 2
    let tried = wrapped(text, to: middle)
    if tried.count == all.count {
      best = tried
      high = middle - 1
    } else {
      low = middle + 1
    }
  }
  return best
}
