import Foundation
import Terminal
import Testing

@Suite("Contrast of themes")
struct ThemeContrastTests {
  static let colourful = ThemeCatalogue(folders: []).entries.map(\.name).filter { $0 != "mono" }

  private static func theme(_ name: String) throws -> Theme {
    try ThemeCatalogue(folders: []).load(name).theme
  }

  /// Every role with a ground that it may lie on: one with a background of its own lies on that.
  private static func pairs(of theme: Theme) -> [(role: Role, ground: Role)] {
    Role.allCases.filter { !$0.isLine }.flatMap { role in
      (theme[role].background == nil ? Role.openGrounds : [role]).map { (role, $0) }
    }
  }

  /// What a style looks like with all colours and with 256.
  private static func looks(of style: Style) throws -> [(name: String, text: Color, back: Color)] {
    let rough = ColourDepth.twoHundredFiftySix.indices(of: style)
    return [
      ("in full", try #require(style.foreground), try #require(style.background)),
      (
        "in 256 colours", Color(index256: try #require(rough.foreground)),
        Color(index256: try #require(rough.background))
      ),
    ]
  }

  @Test("Text has a contrast of 4.5, in high-contrast 7, with every ground", arguments: colourful)
  func text(name: String) throws {
    let theme = try Self.theme(name)
    for (role, ground) in Self.pairs(of: theme) {
      for look in try Self.looks(of: theme.style(of: role, on: ground)) {
        let found = contrast(look.text, look.back)
        #expect(
          found >= (name == "high-contrast" ? 7 : 4.5),
          "\(role) on \(ground) \(look.name): \(look.text) on \(look.back) is \(found)")
      }
    }
  }

  @Test("Lines can be seen, the focused frame well", arguments: colourful)
  func lines(name: String) throws {
    let theme = try Self.theme(name)
    for role in Role.allCases where role.isLine {
      for ground in [Role.background, .paper] {
        for look in try Self.looks(of: theme.style(of: role, on: ground)) {
          let found = contrast(look.text, look.back)
          let isStrong = role == .frameFocused || name == "high-contrast"
          #expect(found >= (isStrong ? 3 : 1.5), "\(role) on \(ground) \(look.name): \(found)")
        }
      }
    }
  }

  @Test("With 16 and 8 colours text never drowns in its ground", arguments: colourful)
  func fewColours(name: String) throws {
    let theme = try Self.theme(name)
    for (role, ground) in Self.pairs(of: theme) {
      for depth in [ColourDepth.eight, .sixteen] {
        let few = depth.indices(of: theme.style(of: role, on: ground))
        let text = try #require(ANSIColor(rawValue: UInt8(few.foreground ?? 255)))
        let back = try #require(ANSIColor(rawValue: UInt8(few.background ?? 255)))
        #expect(contrast(text.usual, back.usual) >= 3, "\(role) on \(ground) in \(depth)")
        #expect(max(text.rawValue, back.rawValue) < depth.rawValue)
      }
    }
  }

  @Test("The grounds that matter can be told from the screen", arguments: colourful)
  func grounds(name: String) throws {
    let theme = try Self.theme(name)
    for depth in ColourDepth.allCases where depth > .mono {
      let paper = depth.indices(of: theme[.paper]).background
      for role in [Role.selection, .buttonFocused, .toast] {
        #expect(depth.indices(of: theme[role]).background != paper, "\(role) in \(depth)")
      }
    }
  }

  @Test("colour-blind tells good from bad without red and green", arguments: Blindness.allCases)
  func colourBlind(blindness: Blindness) throws {
    let theme = try Self.theme("colour-blind")
    for (first, second) in [
      (Role.success, Role.error), (.success, .warning), (.success, .finding), (.arrow, .lost),
      (.wechat, .alipay), (.countdown, .countdownUrgent), (.documented, .ourChoice),
      (.frame, .frameFocused),
    ] {
      let one = try #require(theme[first].foreground)
      let other = try #require(theme[second].foreground)
      let found = blindness.distance(one, other)
      #expect(found >= 60, "\(first) and \(second): \(found)")
    }
  }
}

/// How a colour looks to an eye without one kind of cones (Viénot, Brettel and Mollon 1999).
enum Blindness: CaseIterable {
  case protanopia, deuteranopia

  /// How far apart two colours look, in steps of sRGB.
  func distance(_ first: Color, _ second: Color) -> Double {
    let (one, other) = (seen(first), seen(second))
    return (0..<3).map { (one[$0] - other[$0]) * (one[$0] - other[$0]) }.reduce(0, +).squareRoot()
  }

  private func seen(_ color: Color) -> [Double] {
    let linear = [color.red, color.green, color.blue].map { pow(Double($0) / 255, 2.2) }
    let (yellow, tilt) = self == .protanopia ? ([0.112, 0.888], 0.004) : ([0.293, 0.707], -0.022)
    let both = yellow[0] * linear[0] + yellow[1] * linear[1]
    let blue = linear[2] + tilt * (linear[0] - linear[1])
    return [both, both, blue].map { 255 * pow(max(0, min(1, $0)), 1 / 2.2) }
  }
}
