import Terminal
import Testing

@Suite("Themes")
struct ThemeTests {
  static let catalogue = ThemeCatalogue(folders: [])
  static let colourful = ["dark", "light"]

  @Test("The built-in files are read without a warning and name every role")
  func embedded() throws {
    #expect(Self.catalogue.entries.map(\.name) == ["dark", "light", "mono"])
    #expect(try Self.catalogue.load("dark").theme == .base)
    #expect(try Self.catalogue.load("mono").theme == .mono)
    for name in Self.colourful {
      let loaded = try Self.catalogue.load(name)
      #expect(loaded.warnings.isEmpty)
      #expect(loaded.theme.name == name)
    }
  }

  @Test("Text stands out at every depth, on every ground it may lie on", arguments: colourful)
  func contrasts(name: String) throws {
    let theme = try Self.catalogue.load(name).theme
    let open: [Role] = [.background, .paper, .selection, .topBar, .statusBar]
    for role in Role.allCases where !role.isLine {
      for ground in theme[role].background == nil ? open : [role] {
        let style = theme.style(of: role, on: ground)
        let text = try #require(style.foreground)
        let back = try #require(style.background)
        #expect(contrast(text, back) >= 4.5, "\(role) on \(ground)")
        let rough = ColourDepth.twoHundredFiftySix.indices(of: style)
        let roughText = Color(index256: try #require(rough.foreground))
        let roughBack = Color(index256: try #require(rough.background))
        #expect(contrast(roughText, roughBack) >= 4.5, "\(role) on \(ground) in 256 colours")
        for depth in [ColourDepth.eight, .sixteen] {
          let few = depth.indices(of: style)
          let fewText = try #require(ANSIColor(rawValue: UInt8(few.foreground ?? 255)))
          let fewBack = try #require(ANSIColor(rawValue: UInt8(few.background ?? 255)))
          #expect(contrast(fewText.usual, fewBack.usual) >= 3, "\(role) on \(ground) in \(depth)")
          #expect(max(fewText.rawValue, fewBack.rawValue) < depth.rawValue)
        }
      }
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

  @Test("A theme that is not there is told with what there is")
  func unknown() {
    let error = #expect(throws: ThemeError.self) { try Self.catalogue.load("drak") }
    #expect(
      error?.description
        == "no theme \"drak\"; did you mean \"dark\"? There are: dark, light, mono.")
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
