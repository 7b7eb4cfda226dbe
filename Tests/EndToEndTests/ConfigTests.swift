import Foundation
import Testing

/// The configuration file as every command meets it.
@Suite struct ConfigTests {
  private func folder(_ text: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/cashier", withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/cashier/config.yaml"))
    return folder
  }

  private func run(
    _ arguments: [String], in folder: TemporaryFolder, _ more: [String: String] = [:]
  ) throws -> Program.Output {
    try Program.run(
      arguments,
      environment: ["XDG_CONFIG_HOME": folder.path].merging(more) { _, new in new })
  }

  @Test func saysWhatCountsAndWhoSaidSo() throws {
    let folder = try folder("theme: light\nspeed: 2\napp_secret: geheim\nkeys: { save: f3 }\n")
    let output = try run(["config", "--no-mouse"], in: folder, ["CASHIER_THEME": "mono"])
    #expect(output.status == 0 && output.errors.isEmpty, "\(output.errors)")
    let rows = output.text.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    for row in [
      "theme mono environment, CASHIER_THEME", "mouse false flag", "ascii false default",
      "speed 2 config, line 2", "keys.save f3 config, line 4", "app_secret set, not shown config",
    ] {
      #expect(rows.contains(row), "\(output.text)")
    }
    #expect(!output.text.contains("geheim"))
  }

  @Test func itsDefaultFileIsTheDefaults() throws {
    let plain = try Program.run(["config"])
    let folder = try folder(try Program.run(["config", "--print-default"]).text)
    let output = try run(["config"], in: folder)
    #expect(plain.status == 0 && output.status == 0 && output.errors.isEmpty)
    func values(_ text: String) -> [String] {
      text.split(separator: "\n").map {
        $0.split(separator: " ").prefix(2).joined(separator: " ")
      }
    }
    #expect(values(plain.text) == values(output.text))
    let path = try run(["config", "--path"], in: folder)
    #expect(path.text == folder.path + "/cashier/config.yaml\n")
  }

  @Test func mistakesAreOnStandardErrorOfEveryCommandAndTheRestApplies() throws {
    let folder = try folder("thme: light\nlanguage: zh\n")
    let played = try run(["--plain", "--act", "close"], in: folder)
    #expect(played.text.contains("判定"))
    #expect(played.errors.contains("line 1, column 1: unknown key \"thme\""))
    #expect(played.errors.contains("did you mean \"theme\"?"))
    #expect(try run(["themes"], in: folder).errors.contains("line 1"))
    #expect(try run(["config"], in: folder).status == 1)
    let english = try run(["--plain", "--act", "close", "--lang", "en"], in: folder)
    #expect(english.text.contains("verdict"))
  }

  @Test func aThemeThatThereIsNotIsAMistakeOfTheFile() throws {
    let output = try run(["config"], in: try folder("ascii: true\ntheme: lihgt\n"))
    #expect(output.status == 1)
    #expect(output.errors.contains("line 2") && output.errors.contains("\"light\""))
  }
}
