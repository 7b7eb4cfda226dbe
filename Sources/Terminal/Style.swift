/// How a cell looks. A missing colour is left to what lies under it, at last to the terminal.
public struct Style: Hashable, Sendable {
  public var foreground: Color?
  public var background: Color?
  /// What stands for the colours where there are only 256, from 16 to 255; the nearest if missing.
  public var foreground256: UInt8?
  public var background256: UInt8?
  /// What stands for the colours where there are only 16 or 8; derived from them where missing.
  public var foreground16: ANSIColor?
  public var background16: ANSIColor?
  public var attributes: Attributes

  public init(
    foreground: Color? = nil, background: Color? = nil,
    foreground256: UInt8? = nil, background256: UInt8? = nil,
    foreground16: ANSIColor? = nil, background16: ANSIColor? = nil,
    attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.foreground256 = foreground256
    self.background256 = background256
    self.foreground16 = foreground16
    self.background16 = background16
    self.attributes = attributes
  }

  /// This style laid over another: its own colours first, the attributes of both.
  public func over(_ ground: Style) -> Style {
    Style(
      foreground: foreground ?? ground.foreground,
      background: background ?? ground.background,
      foreground256: foreground == nil ? ground.foreground256 : foreground256,
      background256: background == nil ? ground.background256 : background256,
      foreground16: foreground == nil ? ground.foreground16 : foreground16,
      background16: background == nil ? ground.background16 : background16,
      attributes: attributes.union(ground.attributes))
  }

  /// What a terminal can do to text besides colouring it.
  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    public static let bold = Attributes(rawValue: 1)
    public static let dim = Attributes(rawValue: 2)
    public static let underline = Attributes(rawValue: 4)
    public static let reverse = Attributes(rawValue: 8)
    public static let italic = Attributes(rawValue: 16)
  }
}
