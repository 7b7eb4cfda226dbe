/// What comes the first time, the second …, and every time after the last that is listed.
public struct Listed<Element: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
  public var listed: [Element]
  public var then: Element

  public init(_ listed: [Element] = [], then: Element) {
    self.listed = listed
    self.then = then
  }

  /// - Parameter turn: counted from 0.
  public subscript(turn: Int) -> Element { turn < listed.count ? listed[turn] : then }
}
