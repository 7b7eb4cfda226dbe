/// The 16 colours that every colour terminal names; what they look like is the user's palette.
public enum ANSIColor: UInt8, CaseIterable, Sendable {
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow
  case brightBlue, brightMagenta, brightCyan, brightWhite

  /// `bright-black`
  public var name: String { kebabCase(String(describing: self)) }

  public init?(name: String) {
    guard let color = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = color
  }

  /// What it looks like in xterm unless the user changed it.
  public var usual: Color { Self.palette[Int(rawValue)] }

  private static let palette: [Color] = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
  ].map { Color($0) }
}

/// `frameFocused` → `frame-focused`
public func kebabCase(_ name: String) -> String {
  var result = ""
  for character in name {
    if character.isUppercase {
      result += "-" + character.lowercased()
    } else {
      result.append(character)
    }
  }
  return result
}
