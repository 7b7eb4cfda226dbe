import Documents
import Terminal

/// All keys, from the one table of bindings; those that do nothing now say why.
struct HelpView {
  let model: Model

  func draw(_ canvas: inout Canvas) {
    let lines = self.lines(canvas.glyphs)
    let widest = lines.map { columns(of: $0.key) + columns(of: $0.text) }.max() ?? 0
    let size = Size(
      columns: min(widest + 8, model.size.columns - 2),
      rows: min(lines.count + 2, model.size.rows - 2))
    let box = canvas.bounds.centred(size)
    canvas.fill(box, role: .paper)
    canvas.box(box, role: .frameFocused, title: model.language == .zh ? "按键" : "Keys")
    let inside = box.inset(columns: 2, rows: 1)
    for (row, line) in lines.prefix(inside.rows).enumerated() {
      let used = canvas.put(line.key, at: inside.origin.moved(rows: row), role: line.keyRole)
      canvas.put(
        clipped(line.text, to: inside.columns - used, glyphs: canvas.glyphs),
        at: inside.origin.moved(columns: used, rows: row), role: line.role)
    }
  }

  private func lines(
    _ glyphs: Glyphs
  ) -> [(key: String, keyRole: Role, text: String, role: Role)] {
    var lines: [(key: String, keyRole: Role, text: String, role: Role)] = []
    for (scope, title) in scopes {
      lines.append((title[model.language], .title, "", .text))
      for binding in Binding.table where binding.scope == scope {
        let keys = binding.keys.map { $0.label(glyphs) }.joined(separator: " ")
        let obstacle = binding.obstacle(model)?[model.language]
        let text = binding.help[model.language] + (obstacle.map { "  (\($0))" } ?? "")
        lines.append(
          (
            padded("  \(keys)", to: 14), obstacle == nil ? .statusKey : .disabled, text,
            obstacle == nil ? .text : .disabled
          ))
      }
    }
    return lines
  }

  private var scopes: [(Binding.Scope, Bilingual)] {
    [
      (.phone, Bilingual(zh: "手机", en: "Phone")),
      (.lanes, Bilingual(zh: "时序图", en: "Lanes")),
      (.everywhere, Bilingual(zh: "任何时候", en: "Everywhere")),
    ]
  }
}
