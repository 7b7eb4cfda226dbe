import Terminal

/// A style as a viewer paints it: colours resolved, reversal carried out.
struct Paint: Hashable {
  var ink: Color
  var ground: Color
  var isBold: Bool
  var isItalic: Bool
  var isUnderlined: Bool
  var isDim: Bool

  /// The page that lies under everything, where a theme leaves it to the terminal.
  static let plainInk = Color(0xd7dce2)
  static let plainGround = Color(0x0e1116)

  init(_ style: Style, on page: (ink: Color, ground: Color) = (plainInk, plainGround)) {
    let isReversed = style.attributes.contains(.reverse)
    let (ink, ground) = (style.foreground ?? page.ink, style.background ?? page.ground)
    self.ink = isReversed ? ground : ink
    self.ground = isReversed ? ink : ground
    isBold = style.attributes.contains(.bold)
    isItalic = style.attributes.contains(.italic)
    isUnderlined = style.attributes.contains(.underline)
    isDim = style.attributes.contains(.dim)
  }

  /// The ink as declarations of CSS, for SVG's `fill` or HTML's `color`.
  func css(_ property: String) -> String {
    var css = "\(property):\(ink)"
    if isBold { css += ";font-weight:bold" }
    if isItalic { css += ";font-style:italic" }
    if isUnderlined { css += ";text-decoration:underline" }
    if isDim { css += ";opacity:.65" }
    return css
  }
}
