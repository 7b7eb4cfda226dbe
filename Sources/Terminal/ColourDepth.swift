/// How many colours a terminal shows.
public enum ColourDepth: Int, Comparable, CaseIterable, Sendable {
  case mono = 0
  case eight = 8
  case sixteen = 16
  case twoHundredFiftySix = 256

  /// - Parameter colors: what terminfo says, 0 for none.
  /// - Parameter noColor: the variable `NO_COLOR`; anything but nothing turns colours off.
  public init(colors: Int, noColor: String? = nil) {
    if let noColor, !noColor.isEmpty {
      self = .mono
    } else {
      self = Self.allCases.last { $0.rawValue <= colors } ?? .mono
    }
  }

  public static func < (first: ColourDepth, second: ColourDepth) -> Bool {
    first.rawValue < second.rawValue
  }
}

extension ColourDepth {
  /// The numbers of a style's colours in the terminal's palette, nil for its default.
  ///
  /// With 16 colours or fewer, text that would drown in its background becomes black or white.
  public func indices(of style: Style) -> (foreground: Int?, background: Int?) {
    switch self {
    case .mono:
      return (nil, nil)
    case .twoHundredFiftySix:
      return (
        style.foreground256.map(Int.init) ?? style.foreground?.index256,
        style.background256.map(Int.init) ?? style.background?.index256
      )
    case .sixteen, .eight:
      let background = (style.background16 ?? style.background?.nearest16).map(reduced)
      var foreground = (style.foreground16 ?? style.foreground?.nearest16).map(reduced)
      if let text = foreground, let ground = background,
        contrast(text.usual, ground.usual) < legible
      {
        foreground = [reduced(.brightWhite), .black].max {
          contrast($0.usual, ground.usual) < contrast($1.usual, ground.usual)
        }
      }
      return (foreground.map { Int($0.rawValue) }, background.map { Int($0.rawValue) })
    }
  }

  /// The least contrast of text where the palette is the user's own anyway.
  private var legible: Double { 3 }

  private func reduced(_ color: ANSIColor) -> ANSIColor {
    guard self == .eight else { return color }
    return color == .brightBlack ? .white : ANSIColor(rawValue: color.rawValue & 7) ?? color
  }
}
