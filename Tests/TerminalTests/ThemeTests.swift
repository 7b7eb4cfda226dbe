import Documents
import Foundation
import Terminal
import Testing

@Suite("Themes")
struct ThemeTests {
  static let catalogue = ThemeCatalogue(folders: [])

  @Test("The built-in files are those of themes/, read without a warning, and say what they are")
  func embedded() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../themes")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Self.catalogue.entries.map { "\($0.name).yaml" } == files.sorted())
    #expect(try Self.catalogue.load("dark").theme == .base)
    #expect(try Self.catalogue.load("mono").theme == .mono)
    for entry in Self.catalogue.entries {
      let loaded = try Self.catalogue.load(entry.name)
      #expect(loaded.warnings.isEmpty, "\(entry.name)")
      #expect(loaded.theme.name == entry.name)
      #expect(loaded.theme.about?.zh != loaded.theme.about?.en)
    }
  }

  @Test("The page about themes names every theme and role")
  func documented() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../docs/themes.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    for name in Self.catalogue.entries.map(\.name) + Role.allCases.map(\.name) {
      #expect(page.contains("`\(name)`"), "\(name)")
    }
  }

  @Test("The dark theme's file has every key, with what it is for above it")
  func explained() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../themes/dark.yaml")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    for role in Role.allCases {
      let index = try #require(lines.firstIndex { $0.hasPrefix("\(role.name):") }, "\(role.name)")
      #expect(lines[index - 1].hasPrefix("# "), "\(role.name)")
    }
  }

  @Test("Without colours the meanings that matter differ by attributes")
  func mono() {
    let mono = Theme.mono
    for role in Role.allCases {
      #expect(mono[role].foreground == nil)
      #expect(mono[role].background == nil)
    }
    for (first, second) in [
      (Role.frame, Role.frameFocused), (.button, .buttonFocused), (.button, .buttonDisabled),
      (.text, .dim), (.text, .title), (.text, .warning), (.warning, .error), (.text, .success),
      (.success, .error), (.countdown, .countdownUrgent), (.text, .amount), (.arrow, .lost),
      (.text, .finding), (.text, .match), (.background, .selection), (.statusKey, .hint),
    ] {
      #expect(mono[first] != mono[second], "\(first) and \(second)")
    }
    #expect(mono.style(of: .text, on: .selection).attributes == .reverse)
    #expect(ColourDepth.mono.indices(of: Theme.base[.button]) == (nil, nil))
  }

  @Test("A theme is a patch: what is wrong is told by line, the rest applies")
  func patch() throws {
    let text = """
      amount: { fg: "#102030", bold: false, undreline: true }
      amont: "#ffffff"
      title: { fg: blue, underline: true }
      dim: "#abcdef"
      text: #abcdef
      match: { bg: default, fg16: bright-red }
      """
    let (theme, warnings) = try Theme.read(Array(text.utf8), name: "mine")
    #expect(theme.name == "mine")
    #expect(theme[.amount] == Style(foreground: Color(0x102030)))
    #expect(theme[.dim].foreground == Color("#abcdef"))
    #expect(theme[.title].foreground == Theme.base[.title].foreground)
    #expect(theme[.title].attributes == [.bold, .underline])
    #expect(theme[.match].foreground16 == .brightRed)
    #expect(theme[.error] == Theme.base[.error])
    #expect(warnings.map(\.line) == [1, 2, 3, 5])
    #expect(warnings.map(\.suggestion) == ["underline", "amount", nil, nil])
  }

  @Test("Colours for terminals of 256 are derived unless given, and go with a new colour")
  func twins() throws {
    let text = """
      amount: { fg: "#102030", fg256: 230, bg: "#ffffff", bg256: 255 }
      dim: { fg: "#102030", fg256: 7 }
      title: { fg256: 99 }
      timer: "#ff0000"
      """
    let (theme, warnings) = try Theme.read(Array(text.utf8), name: "mine")
    let depth = ColourDepth.twoHundredFiftySix
    #expect(depth.indices(of: theme[.amount]) == (230, 255))
    #expect(depth.indices(of: theme[.dim]).foreground == Color(0x102030).index256)
    #expect(depth.indices(of: theme[.title]).foreground == 99)
    #expect(theme[.title].foreground == Theme.base[.title].foreground)
    #expect(depth.indices(of: theme[.timer]).foreground == 196)
    #expect(theme[.timer].foreground16 == nil)
    #expect(warnings.map(\.line) == [2])
  }

  @Test("A theme may be laid over another, and say what it is")
  func bases() throws {
    func read(_ text: String) throws -> (theme: Theme, warnings: [YAMLError]) {
      try Theme.read(Array(text.utf8), name: "mine")
    }
    let light = try Self.catalogue.load("light").theme
    let over = try read("base: light\nabout: Mine\namount: \"#102030\"")
    #expect(over.theme[.text] == light[.text])
    #expect(over.theme[.amount].foreground == Color(0x102030))
    #expect(over.theme.about == Bilingual(zh: "Mine", en: "Mine"))
    let none = try read("base: none\nabout: { zh: 我的 }")
    #expect(Role.allCases.allSatisfy { none.theme[$0] == Style() })
    #expect(none.theme.about == Bilingual(zh: "我的", en: "我的"))
    #expect(try read("{}").theme.about == nil)
    let wrong = try read("about: [1]\nbase: lihgt\ndim: \"#abcdef\"")
    #expect(wrong.warnings.map(\.line) == [1, 2])
    #expect(wrong.warnings.last?.suggestion == "light")
    #expect(wrong.theme[.dim].foreground == Color("#abcdef"))
  }

  @Test("A theme that is not there is told with what there is")
  func unknown() {
    let error = #expect(throws: ThemeError.self) { try Self.catalogue.load("drak") }
    #expect(
      error?.description
        == "no theme \"drak\"; did you mean \"dark\"? There are: abyss, amber, colour-blind, "
        + "dark, douyin, high-contrast, ink, light, mono.")
    #expect(throws: ThemeError.unreadable(path: "/nowhere/x.yaml")) {
      try Self.catalogue.load("/nowhere/x.yaml")
    }
  }

  @Test("Themes are looked for in the user's folder, beside the binary, and in share")
  func folders() {
    let here = ["XDG_CONFIG_HOME": "/config", "HOME": "/home/me"]
    #expect(
      ThemeCatalogue(environment: { here[$0] }, binary: "/opt/bin/cashier").folders == [
        "/config/cashier/themes", "/opt/bin/themes", "/opt/bin/../share/cashier/themes",
      ])
    #expect(
      ThemeCatalogue(environment: { $0 == "HOME" ? "/home/me" : nil }, binary: nil).folders == [
        "/home/me/.config/cashier/themes"
      ])
  }
}
