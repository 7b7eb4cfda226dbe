import Documents
import Payer
import Payment
import Simulation
import TTPay
import Terminal
import Walk

/// What the payer's phone shows: the mini-program, the sheet, WeChat or Alipay, the home screen.
struct PhoneView {
  let model: Model

  func draw(in rect: Rect, _ canvas: inout Canvas) {
    let isFocused = model.pane == .phone && model.overlay == nil
    canvas.fill(rect, role: .paper)
    canvas.box(rect, role: isFocused ? .frameFocused : .frame, title: title)
    // A phone is narrow, however wide the screen is.
    let inside = rect.inset()
    let width = min(inside.columns, 44)
    var page = PhonePage(
      model: model,
      rect: Rect(
        column: inside.column + (inside.columns - width) / 2, row: inside.row, columns: width,
        rows: inside.rows))
    switch model.walk.payer.screen {
    case .sheet(let sheet): page.drawSheet(sheet, &canvas)
    case .app(let channel, let app): page.drawApp(channel, app, &canvas)
    case .miniProgram(let miniProgram): page.drawMiniProgram(miniProgram, &canvas)
    case .home: page.drawHome(&canvas)
    }
    page.drawVerdict(&canvas)
  }

  /// Services 3 and 4 have no sheet: what tt.pay shows stands on the mini-program's page.
  private var hasSheet: Bool { model.walk.settings.options.service == 1 }

  private var title: String {
    let zh = model.language == .zh
    switch model.walk.payer.screen {
    case .sheet: return hasSheet ? (zh ? "收银台" : "Cashier") : zh ? "小程序" : "Mini-program"
    case .app(let channel, _): return channel.appName[model.language]
    case .miniProgram: return zh ? "小程序" : "Mini-program"
    case .home: return zh ? "手机桌面" : "Home screen"
    }
  }
}

extension Channel {
  /// The app's own name.
  var appName: Bilingual {
    switch self {
    case .wechat: Bilingual(zh: "微信", en: "WeChat")
    case .alipay: Bilingual(zh: "支付宝", en: "Alipay")
    }
  }
}

/// A page under construction: what is put on it goes below what is there.
struct PhonePage {
  let model: Model
  let rect: Rect
  var row = 0

  init(model: Model, rect: Rect) {
    self.model = model
    self.rect = rect
  }

  var isZh: Bool { model.language == .zh }
  /// A blank row between parts, where there is room.
  var isRoomy: Bool { rect.rows >= 14 }
  var order: Order? {
    let orders = model.walk.context.orders
    return model.walk.frontend.currentOrder.map { orders[$0] }
  }
  var amount: String { order.map { Amount(fen: $0.amount).description } ?? "" }

  mutating func skip(_ rows: Int = 1) { row += rows }
  mutating func skipIfRoomy() { if isRoomy { row += 1 } }

  /// Text in the middle of the line, wrapped.
  mutating func centred(
    _ text: String, role: Role = .text, attributes: Style.Attributes = [], lines: Int = 3,
    _ canvas: inout Canvas
  ) {
    for line in wrapped(text, to: rect.columns - 2, lines: lines, glyphs: canvas.glyphs) {
      put(
        padded(line, to: rect.columns - 2, alignment: .centre, glyphs: canvas.glyphs), role: role,
        attributes: attributes, &canvas)
    }
  }

  mutating func rule(_ canvas: inout Canvas) {
    guard row < rect.rows else { return }
    canvas.horizontalLine(
      at: rect.origin.moved(columns: 1, rows: row), length: rect.columns - 2, role: .rule)
    row += 1
  }

  /// A coloured band with a title, as apps wear on top.
  mutating func header(_ text: String, role: Role, _ canvas: inout Canvas) {
    canvas.fill(rect.line(row), role: role)
    canvas.put(
      padded(text, to: rect.columns, alignment: .centre), at: rect.origin.moved(rows: row),
      role: role, attributes: .bold)
    row += 1
  }

  /// A choice of the phone; the one that Enter acts on stands out.
  mutating func choice(
    _ index: Int, _ text: String, mark: (on: Character, off: Character)? = nil,
    markRole: Role = .text, wraps: Bool = false, _ canvas: inout Canvas
  ) {
    guard row < rect.rows else { return }
    let isChosen = index == model.choice
    let line = rect.line(row).inset(columns: 1, rows: 0)
    let lines = wraps ? wrapped(text, to: line.columns - 4) : [text]
    if isChosen, mark == nil {
      for row in row..<row + lines.count {
        canvas.fill(rect.line(row).inset(columns: 1, rows: 0), role: .selection)
      }
    }
    let sign = mark.map { isChosen ? $0.on : $0.off } ?? (isChosen ? canvas.glyphs.play : " ")
    canvas.put(
      String(sign), at: line.origin.moved(columns: 1),
      role: isChosen ? (mark == nil ? .accent : markRole) : .dim)
    for text in lines {
      canvas.put(
        clipped(text, to: line.columns - 4, glyphs: canvas.glyphs),
        at: rect.origin.moved(columns: 4, rows: row), role: isChosen ? .bright : .text,
        attributes: isChosen ? .bold : [])
      row += 1
    }
  }

  mutating func button(_ text: String, role: Role = .buttonFocused, _ canvas: inout Canvas) {
    guard row < rect.rows else { return }
    let line = rect.line(row).inset(columns: 2, rows: 0)
    canvas.fill(line, role: role)
    canvas.put(
      "[" + padded(text, to: line.columns - 2, alignment: .centre, glyphs: canvas.glyphs) + "]",
      at: line.origin, role: role, attributes: .bold)
    row += 1
  }

  /// The acts of the page. What Enter would do is always to be seen: where there is no room for
  /// all of them the list scrolls with the choice, and arrows show that there is more.
  mutating func choices(_ canvas: inout Canvas) {
    let labels = model.choices.map { $0.label(on: model.walk.payer.screen)[model.language] }
    guard !labels.isEmpty else { return }
    let foot = model.walk.verdict == nil ? 0 : 1
    // On a page that is full the list takes the last rows.
    let wanted = min(labels.count, 2)
    row = max(0, min(row, rect.rows - foot - wanted))
    let room = max(1, rect.rows - foot - row)
    let shown = window(of: labels.count, around: model.choice, rows: room)
    let isCut = shown.count < labels.count
    for index in shown {
      let line = row
      choice(index, labels[index], wraps: !isCut && rect.rows - row > 2 * labels.count, &canvas)
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

  private func window(of count: Int, around chosen: Int, rows: Int) -> Range<Int> {
    guard count > rows else { return 0..<count }
    let first = max(0, min(chosen - rows / 2, count - rows))
    return first..<first + rows
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
