import Documents
import Terminal

/// Draws the whole screen; pure, and the same for the same model.
public func view(_ model: Model) -> Canvas {
  var canvas = Canvas(size: model.size, glyphs: model.preferences.glyphs)
  let layout = Layout(model.size)
  guard layout.shape != .tooSmall else {
    drawTooSmall(model, &canvas)
    return canvas
  }
  BarsView(model: model).draw(top: layout.topBar, bottom: layout.statusBar, &canvas)
  if layout.shape == .wide || model.pane == .phone {
    PhoneView(model: model).draw(in: layout.phone, &canvas)
  }
  if layout.shape == .wide || model.pane == .lanes {
    if layout.shape == .list {
      EntryListView(model: model).draw(in: layout.lanes, &canvas)
    } else {
      LanesView(model: model).draw(in: layout.lanes, &canvas)
    }
  }
  InspectorView(model: model).draw(in: layout.inspector, &canvas)
  if model.demo != nil { CaptionView(model: model).draw(over: layout.statusBar, &canvas) }
  switch model.overlay {
  case .chooser(let chooser): ChooserView(chooser: chooser, model: model).draw(&canvas)
  case .order(let offered, let scroll):
    OverlayBox.draw(
      model.offeredLines(offered), title: offered.place[model.language], scroll: scroll, &canvas)
  case .file(let field): drawFileField(field, model, &canvas)
  case .entry(let scroll):
    OverlayBox.draw(EntryView.lines(model), title: EntryView.title(model), scroll: scroll, &canvas)
  case .orders(let scroll):
    let orders = OrdersView(model: model)
    OverlayBox.draw(orders.lines, title: orders.title, scroll: scroll, &canvas)
  case .confirm(let interruption): drawQuestion(interruption, model, &canvas)
  case nil: break
  }
  return canvas
}

private func drawTooSmall(_ model: Model, _ canvas: inout Canvas) {
  let needed = "\(Layout.smallest.columns) × \(Layout.smallest.rows)"
  let lines =
    model.language == .zh
    ? ["窗口太小", "请放大到 \(needed)", "按 \(model.key(.quit)) 退出"]
    : ["The window is too small", "cashier needs \(needed)", "\(model.key(.quit)) quits"]
  for (index, line) in lines.enumerated() {
    let row = max(0, (model.size.rows - lines.count) / 2) + index
    canvas.put(
      padded(line, to: model.size.columns, alignment: .centre),
      at: Point(column: 0, row: row), role: index == 0 ? .bright : .text)
  }
}

private func drawQuestion(
  _ interruption: Model.Interruption, _ model: Model, _ canvas: inout Canvas
) {
  let (question, answer) =
    switch interruption {
    case .quit:
      (
        Bilingual(zh: "支付还没有结束，确定退出？", en: "A payment is under way. Quit?"),
        Bilingual(zh: "y 退出   其他键：留在这笔支付", en: "y quits   any other key keeps this payment")
      )
    case .newPayment:
      (
        Bilingual(zh: "支付还没有结束，另起一笔？", en: "A payment is under way. Start another?"),
        Bilingual(zh: "y 新支付   其他键：留在这笔支付", en: "y starts one   any other key keeps this one")
      )
    case .scenario(let name):
      (
        Bilingual(
          zh: "支付还没有结束，改看场景 \(name)？", en: "A payment is under way. Start \(name)?"),
        Bilingual(zh: "y 开始   其他键：留在这笔支付", en: "y starts it   any other key keeps this payment")
      )
    }
  drawDialogue(&canvas, lines: [question[model.language], "", answer[model.language]])
}

/// Where a file's name is typed.
private func drawFileField(_ field: TextField, _ model: Model, _ canvas: inout Canvas) {
  let title = Bilingual(zh: "打开订单文件", en: "Open an order")[model.language]
  let hint = Bilingual(
    zh: "文件名，↵ 打开 · Esc 关闭；也可以直接粘贴 orderInfo",
    en: "a file's name, Enter opens it, Esc closes; or paste an orderInfo")[model.language]
  let width = OverlayBox.width(canvas.size)
  let box = canvas.bounds.centred(Size(columns: width, rows: 5))
  canvas.fill(box, role: .paper)
  canvas.box(box, role: .frameFocused, title: title)
  let inside = box.inset(columns: 2, rows: 1)
  canvas.put(field, at: inside.origin, width: inside.columns)
  canvas.put(
    clipped(hint, to: inside.columns, glyphs: canvas.glyphs), at: inside.line(2).origin, role: .dim)
}

/// A small box in the middle of the screen.
private func drawDialogue(_ canvas: inout Canvas, lines: [String]) {
  let width = (lines.map { columns(of: $0) }.max() ?? 0) + 6
  let box = canvas.bounds.centred(Size(columns: width, rows: lines.count + 4))
  canvas.fill(box, role: .paper)
  canvas.box(box, role: .frameFocused)
  for (index, line) in lines.enumerated() {
    canvas.put(
      line, at: box.origin.moved(columns: 3, rows: index + 2), role: index == 0 ? .bright : .text,
      maxWidth: box.columns - 4)
  }
}
