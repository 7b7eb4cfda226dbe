import CashierUI
import Documents
import Foundation
import Terminal
import Testing

@testable import cashier

@Suite struct ConfigurationTests {
  private func read(_ text: String) -> (configuration: Configuration, complaints: [String]) {
    var mistakes: [YAMLError] = []
    let configuration = Configuration(environment: [:], file: Array(text.utf8)) {
      mistakes.append($0)
    }
    return (configuration, mistakes.map(\.description))
  }

  @Test(arguments: Language.allCases)
  func theDefaultFileReadsBackAsTheDefaults(language: Language) throws {
    let (configuration, complaints) = read(DefaultConfiguration(language: language).text)
    #expect(complaints.isEmpty)
    let settings = configuration.settings
    #expect(settings.theme?.value == "dark" && settings.speed?.value == .normal)
    let written = try #require(settings.language)
    #expect(written.value == nil)
    #expect(settings.mouse?.value == true && settings.ascii?.value == false)
    #expect(settings.keymap.bindings.map(\.keys) == Keymap.standard.bindings.map(\.keys))
    #expect(configuration.appSecret == nil && configuration.wechatKey == nil)
    #expect(configuration.merchant == nil)
  }

  @Test func theDefaultFileHasEverySettingAndEveryAction() {
    let text = DefaultConfiguration(language: .en).text
    for setting in Setting.allCases { #expect(text.contains("\(setting.name):")) }
    for action in Keymap.standard.actions { #expect(text.contains("  \(action.name): ")) }
    #expect(text.split(separator: "\n").allSatisfy { columns(of: String($0)) <= 100 })
  }

  @Test func whatStandsInCommentsIsRightOnceTheyAreRemoved() {
    let text = DefaultConfiguration(language: .en).text
      .replacing("# merchant:", with: "merchant:").replacing("# app_secret:", with: "app_secret:")
    let (configuration, complaints) = read(text)
    #expect(complaints.isEmpty)
    #expect(configuration.merchant?.merchantID == "1300000004")
    #expect(configuration.appSecret != nil)
  }

  @Test func aFileOfCommentsAloneIsNoMistake() {
    for text in ["", "\n\n", "# nothing yet\n  # theme: light\r\n"] {
      #expect(read(text).complaints.isEmpty, "\(text)")
    }
  }

  @Test func mistakesAreNamedByLineAndTheRestApplies() {
    let (configuration, complaints) = read(
      """
      them: light
      theme: light
      language: zhn
      mouse: maybe
      ascii: true
      speed: 3
      keys:
        paus: p
        step: [f2, sapce]
        faster: ctrl-i
        save: f3
      """)
    #expect(complaints.count == 7)
    for (line, words) in [
      (1, "(did you mean \"theme\"?)"), (3, "auto, zh, en"), (4, "true or false"), (6, "0.25"),
      (8, "unknown action \"paus\" (did you mean \"pause\"?)"),
      (9, "unknown key \"sapce\" (did you mean \"space\"?)"), (10, "tab"),
    ] {
      #expect(complaints.contains { $0.hasPrefix("line \(line),") && $0.contains(words) })
    }
    let settings = configuration.settings
    #expect(settings.theme?.value == "light" && settings.ascii?.value == true)
    #expect(settings.language == nil && settings.mouse == nil && settings.speed == nil)
    #expect(settings.keymap.keys(of: .save) == [.function(3)])
    #expect(settings.keymap.keys(of: .step) == Keymap.standard.keys(of: .step))
  }

  @Test func aKeyOfTwoActionsIsNamedAndStaysWhereItWas() {
    let (configuration, complaints) = read("keys:\n  save: f4\n  pause: [q]\n  step: f4\n")
    #expect(complaints.contains { $0.hasPrefix("line 3,") && $0.contains("it is quit") })
    #expect(complaints.contains { $0.hasPrefix("line 4,") && $0.contains("it is save") })
    #expect(configuration.settings.keymap.keys(of: .save) == [.function(4)])
    #expect(configuration.settings.keymap.keys(of: .pause) == [.character(" ")])
    #expect(configuration.settings.keys.map(\.value.action) == [.save])
  }

  @Test func aKeyByAnotherProgramsNameIsUnderstoodAsAMistake() {
    for (written, meant) in [("Esc", "escape"), ("pgup", "page-up"), ("F5", "f5")] {
      let complaints = read("keys: { save: \(written) }").complaints
      #expect(complaints.first?.contains("did you mean \"\(meant)\"?") == true)
    }
  }

  @Test func anEmptyListUnbinds() {
    let (configuration, complaints) = read("keys: { save: [] }\n")
    #expect(complaints.isEmpty)
    #expect(configuration.settings.keymap.keys(of: .save).isEmpty)
  }

  @Test func everyKeyCanBeWrittenInTheFile() {
    for key in Keymap.standard.bindings.flatMap(\.keys)
      + "'\"\\#:[]{},&*!|>%@`-?~0y".map(Key.character)
    {
      let (configuration, complaints) = read(
        "keys: { save: \(DefaultConfiguration.yaml([key, .function(20)])) }")
      let taken = complaints.contains { $0.contains("cannot be save") }
      #expect(taken || complaints.isEmpty, "\(key): \(complaints)")
      if !taken { #expect(configuration.settings.keymap.keys(of: .save).first == key) }
    }
  }

  @Test func flagsGoBeforeTheEnvironmentThatBeforeTheFile() throws {
    let folder = try TemporaryFile("theme: light\nmouse: false\nspeed: 4\nlanguage: zh\n")
    let file = ConfigurationFile(path: folder.path)
    func settings(_ flags: [String], _ environment: [String: String] = [:]) throws
      -> ScreenSettings
    {
      ScreenSettings(
        try ScreenOptions.parse(flags), lang: nil, file: file, environment: environment)
    }
    let written = try settings([])
    #expect(written.theme.value == "light" && written.theme.origin == .file(line: 1))
    #expect(!written.mouse.value && written.speed.value == Speed(hundredths: 400))
    #expect(written.language.value == .zh && written.ascii.origin == .standard)
    let variable = try settings([], ["CASHIER_THEME": "mono"])
    #expect(variable.theme.value == "mono")
    #expect(variable.theme.origin == .environment("CASHIER_THEME"))
    let empty = try settings([], ["CASHIER_THEME": ""])
    #expect(empty.theme.value == "light")
    let flags = try settings(
      ["--theme", "dark", "--mouse", "--speed", "1", "--ascii"], ["CASHIER_THEME": "mono"])
    #expect(flags.theme.value == "dark" && flags.mouse.value && flags.ascii.value)
    #expect(flags.speed.value == .normal && flags.speed.origin == .flag)
    #expect(try settings(["--no-mouse"]).mouse.origin == .flag)
  }

  @Test func aThemesFileIsSoughtFromTheConfiguration() throws {
    let folder = try TemporaryFile("theme: mine/own.yaml\n")
    let settings = ScreenSettings(
      try ScreenOptions.parse([]), lang: nil, file: ConfigurationFile(path: folder.path),
      environment: [:])
    let parent = (folder.path as NSString).deletingLastPathComponent
    #expect(settings.theme.value == parent + "/mine/own.yaml")
  }

  @Test func secretsAreNeverListed() throws {
    let folder = try TemporaryFile("app_secret: geheim-a\nwechat_key: [geheim-b]\n")
    let file = ConfigurationFile(path: folder.path)
    let settings = ScreenSettings(
      try ScreenOptions.parse([]), lang: nil, file: file, environment: [:])
    let lines = SettingsListing(language: .en)
      .lines(settings, file, ["CASHIER_WECHAT_KEY": "geheim-c"])
    let text = (lines + file.complaints).joined(separator: "\n")
    #expect(!text.contains("geheim") && text.contains("set, not shown"))
  }

  /// UPDATE_DOCS=1 writes the tables anew.
  @Test func theDocumentsTablesAreThoseOfTheCode() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/configuration.md").standardized.path
    var text = try String(contentsOfFile: path, encoding: .utf8)
    for (name, table) in [
      ("settings", ConfigurationTables.settings), ("actions", ConfigurationTables.actions),
    ] {
      let begin = try #require(text.firstRange(of: "<!-- \(name) -->\n"))
      let end = try #require(text[begin.upperBound...].firstRange(of: "<!-- end -->"))
      let range = begin.upperBound..<end.lowerBound
      let wanted = table.joined(separator: "\n") + "\n"
      if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
        text.replaceSubrange(range, with: wanted)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      } else {
        #expect(text[range] == wanted, "write it anew with UPDATE_DOCS=1")
      }
    }
  }
}

/// A file that goes away with its owner.
private final class TemporaryFile {
  let path = NSTemporaryDirectory() + "cashier-\(UUID().uuidString).yaml"

  init(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
