/// One cell of a canvas: a sign, what it means, and what it lies on.
public struct Cell: Equatable, Sendable {
  /// The scalar's value; 0 in the right half of a sign that is two columns wide.
  var scalar: UInt32
  /// Combining marks on it, 0 for none.
  var firstMark: UInt32 = 0
  var secondMark: UInt32 = 0
  /// Columns: 1 or 2, or 0 in the right half.
  public internal(set) var width: UInt8
  public internal(set) var role: Role
  /// The role that gives the background where `role` has none.
  public internal(set) var ground: Role
  /// Attributes beyond those of the roles.
  public internal(set) var attributes: Style.Attributes

  static func blank(on ground: Role) -> Cell {
    Cell(scalar: 0x20, width: 1, role: ground, ground: ground, attributes: [])
  }

  /// The sign with its marks; empty in the right half of a wide one.
  public var text: String {
    var scalars = String.UnicodeScalarView()
    for value in [scalar, firstMark, secondMark] where value != 0 {
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  mutating func clear() {
    scalar = 0x20
    firstMark = 0
    secondMark = 0
    width = 1
  }
}
