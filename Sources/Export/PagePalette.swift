import Terminal

/// Canvases as preformatted text in the colours of two themes, one for light and one for dark.
struct PagePalette {
  let themes: (dark: Theme, light: Theme)
  private var classes = Classes(prefix: "s")
  private var dark: [String: String] = [:]
  private var order: [String] = []

  init(themes: (dark: Theme, light: Theme)) { self.themes = themes }

  mutating func pre(_ canvas: Canvas) -> String {
    var rows: [String] = []
    for row in 0..<canvas.size.rows {
      rows.append(Run.of(canvas, row: row).map { span($0) }.joined())
    }
    return "<pre>\(rows.joined(separator: "\n"))</pre>"
  }

  private mutating func span(_ run: Run) -> String {
    let light = Self.css(themes.light, run.look, Paint.lightPage)
    let name = classes.name(light + "/" + Self.css(themes.dark, run.look, Paint.darkPage))
    if dark[name] == nil {
      dark[name] = Self.css(themes.dark, run.look, Paint.darkPage)
      order.append("pre .\(name){\(light)}")
    }
    guard run.kind != .plain else { return #"<span class="\#(name)">\#(escaped(run.text))</span>"# }
    // Signs of other fonts take the columns that they are drawn for.
    let tag = run.kind == .wide ? "i" : "b"
    let signs = run.text.map { "<\(tag)>\(escaped(String($0)))</\(tag)>" }
    return #"<span class="\#(name)">\#(signs.joined())</span>"#
  }

  private static func css(_ theme: Theme, _ look: Cell, _ page: (ink: Color, ground: Color))
    -> String
  {
    let paint = Paint(theme.style(of: look), on: page)
    return paint.css("color") + ";background:\(paint.ground)"
  }

  var css: String {
    let darks = order.indices.map { index in
      "pre .s\(index){\(dark["s\(index)"] ?? "")}"
    }
    return order.joined(separator: "\n") + "\n"
      + "@media screen and (prefers-color-scheme:dark){\n" + darks.joined(separator: "\n")
      + "\n}\n"
  }
}

extension Paint {
  static let darkPage = (ink: plainInk, ground: plainGround)
  static let lightPage = (ink: Color(0x24292f), ground: Color(0xffffff))
}
