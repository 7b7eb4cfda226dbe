import Documents

/// What each role looks like.
public struct Theme: Equatable, Sendable {
  public var name: String
  /// What it is, in a line.
  public var about: Bilingual?
  /// In the order of `Role.allCases`.
  private var styles: [Style]

  public init(name: String, about: Bilingual? = nil, style: (Role) -> Style) {
    self.name = name
    self.about = about
    styles = Role.allCases.map(style)
  }

  public subscript(role: Role) -> Style {
    get { styles[Int(role.rawValue)] }
    set { styles[Int(role.rawValue)] = newValue }
  }

  /// The look of a cell: the role's colours, the ground's where it has none. Of the ground's
  /// attributes only reverse shines through: it is a background where there are no colours.
  public func style(of role: Role, on ground: Role, attributes: Style.Attributes = []) -> Style {
    var below = self[ground]
    below.attributes.formIntersection(.reverse)
    var style = self[role].over(below)
    style.attributes.formUnion(attributes)
    return style
  }

  public func style(of cell: Cell) -> Style {
    style(of: cell.role, on: cell.ground, attributes: cell.attributes)
  }
}
