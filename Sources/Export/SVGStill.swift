import Documents
import Terminal

/// A canvas as a picture whose text is text: to be selected, searched and read aloud.
public struct SVGStill {
  public let text: String

  private static let fontSize = 14
  private static let cellWidth = 8.4
  private static let cellHeight = 16
  private static let margin = 12
  private static let barHeight = 30
  static let fonts =
    "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',"
    + "'Noto Sans Mono CJK SC','Sarasa Mono SC',monospace"

  /// - Parameters:
  ///   - title: what the picture shows, for those who cannot see it.
  ///   - hasBar: draws a window's title bar above it.
  public init(
    _ canvas: Canvas, theme: Theme, title: String, hasBar: Bool = false, language: Language
  ) {
    var classes = Classes()
    let body = Self.elements(canvas, theme, hasBar: hasBar, &classes)
    text = Self.document(
      canvas.size, theme, title: title, hasBar: hasBar, language, css: classes.css, body)
  }

  /// What is drawn of a canvas: grounds first, then text.
  static func elements(
    _ canvas: Canvas, _ theme: Theme, hasBar: Bool, _ classes: inout Classes
  ) -> [String] {
    let top = hasBar ? barHeight : margin
    let page = Paint(theme[.background]).ground
    let rows = 0..<canvas.size.rows
    return rows.flatMap { grounds(canvas, $0, theme, page, top) }
      + rows.flatMap { texts(canvas, $0, theme, top, &classes) }
  }

  static func document(
    _ size: Size, _ theme: Theme, title: String, hasBar: Bool, _ language: Language, css: String,
    _ body: [String]
  ) -> String {
    let page = Paint(theme[.background])
    let width = n(Double(size.columns) * cellWidth + 2 * Double(margin))
    let height = size.rows * cellHeight + (hasBar ? barHeight : margin) + margin
    var parts = [
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(width) \#(height)" width="\#(width)" height="\#(height)" role="img" aria-label="\#(escaped(title))" xml:lang="\#(language == .zh ? "zh-CN" : "en")">"#,
      "<title>\(escaped(title))</title>",
      "<style>text{font:\(fontSize)px \(fonts);white-space:pre}\(css)</style>",
      #"<rect width="100%" height="100%" rx="8" fill="\#(page.ground)"/>"#,
    ]
    if hasBar { parts.append(bar(title, page, size.columns)) }
    return (parts + body + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private static func bar(_ title: String, _ page: Paint, _ columns: Int)
    -> String
  {
    let dots = zip([0xff5f57, 0xfebc2e, 0x28c840] as [UInt32], [20, 38, 56]).map { color, x in
      #"<circle cx="\#(x)" cy="15" r="5.5" fill="\#(Color(color))"/>"#
    }
    return dots.joined()
      + #"<text x="50%" y="20" text-anchor="middle" fill="\#(page.ink)" opacity=".7">\#(escaped(clipped(title, to: columns - 20)))</text>"#
  }

  private static func grounds(
    _ canvas: Canvas, _ row: Int, _ theme: Theme, _ page: Color, _ top: Int
  ) -> [String] {
    var spans: [(ground: Color, columns: Range<Int>)] = []
    for column in 0..<canvas.size.columns {
      guard let cell = canvas[Point(column: column, row: row)] else { continue }
      let ground = Paint(theme.style(of: cell), on: pageOf(theme)).ground
      if let last = spans.last, last.ground == ground {
        spans[spans.count - 1].columns = last.columns.lowerBound..<column + 1
      } else {
        spans.append((ground, column..<column + 1))
      }
    }
    return spans.filter { $0.ground != page }.map { ground, columns in
      #"<rect x="\#(x(columns.lowerBound))" y="\#(top + row * cellHeight)" width="\#(n(Double(columns.count) * cellWidth))" height="\#(cellHeight)" fill="\#(ground)"/>"#
    }
  }

  private static func pageOf(_ theme: Theme) -> (ink: Color, ground: Color) {
    let page = Paint(theme[.background])
    return (page.ink, page.ground)
  }

  private static func texts(
    _ canvas: Canvas, _ row: Int, _ theme: Theme, _ top: Int, _ classes: inout Classes
  ) -> [String] {
    Run.of(canvas, row: row, splitsAtGaps: true).filter { !$0.isBlank }.map { run in
      let name = classes.name(Paint(theme.style(of: run.look), on: pageOf(theme)).css("fill"))
      let adjust = run.kind == .plain && run.columns > 1 ? #" lengthAdjust="spacingAndGlyphs""# : ""
      let length = n(Double(run.columns) * cellWidth)
      return
        #"<text class="\#(name)" x="\#(x(run.column))" y="\#(top + row * cellHeight + 12)" textLength="\#(length)"\#(adjust)>\#(escaped(run.text))</text>"#
    }
  }

  private static func x(_ column: Int) -> String { n(Double(margin) + Double(column) * cellWidth) }

  /// In tenths.
  private static func n(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

/// Declarations that are used, each under a short name.
struct Classes {
  private var names: [String: Int] = [:]
  private var declarations: [String] = []
  private let prefix: String

  init(prefix: String = "c") { self.prefix = prefix }

  mutating func name(_ declaration: String) -> String {
    let index = names[declaration] ?? declarations.count
    if index == declarations.count {
      names[declaration] = index
      declarations.append(declaration)
    }
    return "\(prefix)\(index)"
  }

  var css: String {
    declarations.enumerated().map { ".\(prefix)\($0.offset){\($0.element)}" }.joined()
  }
}
