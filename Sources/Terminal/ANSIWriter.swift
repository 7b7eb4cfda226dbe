/// Writes canvases as the control sequences of ECMA-48, for recordings: the same bytes everywhere,
/// whatever the terminal at hand can do.
public struct ANSIWriter: Sendable {
  /// How colours are written.
  public enum Colours: String, CaseIterable, Sendable {
    /// 24 bits each.
    case full
    case twoHundredFiftySix = "256"
    case sixteen = "16"
  }

  private let theme: Theme
  private let colours: Colours

  /// Unchanged cells between two changes are written again where moving the cursor is not shorter.
  private static let shortestMove = 8

  public init(theme: Theme, colours: Colours = .full) {
    self.theme = theme
    self.colours = colours
  }

  /// Clears the screen, hides the cursor and writes every cell.
  public func whole(_ canvas: Canvas) -> String {
    var text = "\u{1B}[?25l\u{1B}[0m\u{1B}[2J"
    for row in 0..<canvas.size.rows { write(canvas, row, 0..<canvas.size.columns, &text) }
    return text + "\u{1B}[0m"
  }

  /// What makes of a screen that shows `old` one that shows `new`; empty where they are the same.
  public func difference(from old: Canvas, to new: Canvas) -> String {
    guard old.size == new.size else { return whole(new) }
    var text = ""
    for row in 0..<new.size.rows {
      for columns in Self.changes(from: old, to: new, row) { write(new, row, columns, &text) }
    }
    return text.isEmpty ? text : text + "\u{1B}[0m"
  }

  /// Shows the cursor again, at the end of the screen.
  public func end(_ size: Size) -> String { "\u{1B}[0m\u{1B}[\(size.rows);1H\u{1B}[?25h" }

  private static func changes(from old: Canvas, to new: Canvas, _ row: Int) -> [Range<Int>] {
    let start = row * new.size.columns
    let cells = start..<start + new.size.columns
    guard old.cells[cells] != new.cells[cells] else { return [] }
    var changes: [Range<Int>] = []
    for column in 0..<new.size.columns
    where old.cells[start + column] != new.cells[start + column] {
      let isRightHalf = new.cells[start + column].width == 0 && column > 0
      let isWide = new.cells[start + column].width == 2
      let span = (isRightHalf ? column - 1 : column)..<column + (isWide ? 2 : 1)
      if let last = changes.last, span.lowerBound < last.upperBound + shortestMove {
        changes[changes.count - 1] = last.lowerBound..<max(span.upperBound, last.upperBound)
      } else {
        changes.append(span)
      }
    }
    return changes
  }

  private func write(_ canvas: Canvas, _ row: Int, _ columns: Range<Int>, _ text: inout String) {
    text += "\u{1B}[\(row + 1);\(columns.lowerBound + 1)H"
    var shown: Style?
    var look: Cell?
    let start = row * canvas.size.columns
    for column in columns {
      let cell = canvas.cells[start + column]
      if cell.width == 0, column > columns.lowerBound { continue }
      if look.map({ !$0.looks(like: cell) }) ?? true {
        look = cell
        let style = theme.style(of: cell)
        // A blank shows its background alone.
        let isSame =
          shown.map { $0 == style || cell.isBlank && Self.isSameBlank($0, style) } ?? false
        if !isSame {
          text += "\u{1B}[" + sgr(style, after: shown) + "m"
          shown = style
        } else {
          look = nil
        }
      }
      let fits = cell.width > 0 && column + Int(cell.width) <= canvas.size.columns
      text += fits ? cell.text : " "
    }
  }

  private static func isSameBlank(_ a: Style, _ b: Style) -> Bool {
    let seen: Style.Attributes = [.reverse, .underline]
    return a.background == b.background && a.background16 == b.background16
      && a.attributes.isDisjoint(with: seen) && b.attributes.isDisjoint(with: seen)
  }

  /// The parameters of Select Graphic Rendition. What stays as it was is not said again; where an
  /// attribute ends or a colour becomes the terminal's own, it begins with a reset.
  func sgr(_ style: Style, after last: Style? = nil) -> String {
    let isKept =
      last.map {
        $0.attributes.isSubset(of: style.attributes)
          && ($0.foreground == nil || style.foreground != nil)
          && ($0.background == nil || style.background != nil)
      } ?? false
    let known = isKept ? last : nil
    var codes = isKept ? [] : ["0"]
    for (attribute, code) in Self.codes
    where style.attributes.contains(attribute) && known?.attributes.contains(attribute) != true {
      codes.append(code)
    }
    let (foreground, background) = parameters(of: style)
    let (lastForeground, lastBackground) = known.map(parameters) ?? (nil, nil)
    if let foreground, foreground != lastForeground { codes.append(foreground) }
    if let background, background != lastBackground { codes.append(background) }
    return codes.joined(separator: ";")
  }

  private func parameters(of style: Style) -> (foreground: String?, background: String?) {
    switch colours {
    case .full:
      return (
        style.foreground.map { "38;2;" + Self.rgb($0) },
        style.background.map { "48;2;" + Self.rgb($0) }
      )
    case .twoHundredFiftySix:
      let (foreground, background) = ColourDepth.twoHundredFiftySix.indices(of: style)
      return (foreground.map { "38;5;\($0)" }, background.map { "48;5;\($0)" })
    case .sixteen:
      let (foreground, background) = ColourDepth.sixteen.indices(of: style)
      return (
        foreground.map { String($0 < 8 ? 30 + $0 : 82 + $0) },
        background.map { String($0 < 8 ? 40 + $0 : 92 + $0) }
      )
    }
  }

  private static let codes: [(Style.Attributes, String)] = [
    (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
  ]

  private static func rgb(_ color: Color) -> String { "\(color.red);\(color.green);\(color.blue)" }
}

extension Cell {
  fileprivate var isBlank: Bool { scalar == 0x20 && firstMark == 0 }

  /// Whether both are drawn in one style under every theme.
  public func looks(like other: Cell) -> Bool {
    role == other.role && ground == other.ground && attributes == other.attributes
  }
}
