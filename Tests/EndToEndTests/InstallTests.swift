import Foundation
import Testing

/// script/install, with the program that the build left.
@Suite struct InstallTests {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../script/install").standardized.path

  private func install(
    _ arguments: [String], in folder: TemporaryFolder, _ environment: [String: String] = [:]
  ) throws -> (status: Int32, text: String) {
    let file = "\(folder.path)/said"
    let status = try spawnAndWait(
      [Self.script] + arguments,
      environment: Program.environment(home: folder.path, environment), output: file, errors: file)
    return (status, try String(contentsOfFile: file, encoding: .utf8))
  }

  private func run(_ program: String, _ arguments: [String], in folder: TemporaryFolder) throws
    -> String
  {
    let file = "\(folder.path)/out"
    let status = try spawnAndWait(
      [program] + arguments, environment: Program.environment(home: folder.path), output: file)
    #expect(status == 0)
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  private func everything(under folder: String) -> [String] {
    FileManager.default.subpaths(atPath: folder)?.sorted() ?? []
  }

  @Test func whatIsInstalledWorksAndIsRemovedWhole() throws {
    let folder = try TemporaryFolder()
    let prefix = folder.path + "/new/prefix"
    let arguments = ["--prefix", prefix]
    let result = try install(arguments + ["--binary", Program.path], in: folder)
    #expect(result.status == 0, "\(result.text)")
    let program = prefix + "/bin/cashier"
    #expect(try run(program, ["--version"], in: folder).hasPrefix("0."))
    let themes = try run(program, ["themes"], in: folder)
    #expect(themes.contains(prefix + "/bin/../share/cashier/themes/dark.yaml"))
    let scenarios = try run(program, ["scenarios", "list", "--json"], in: folder)
    #expect(scenarios.contains("share/cashier/scenarios/wechat-paid.yaml"))
    let page = try String(contentsOfFile: prefix + "/share/man/man1/cashier.1", encoding: .utf8)
    #expect(page.hasPrefix(".TH"))
    for file in [
      "bash-completion/completions/cashier", "zsh/site-functions/_cashier",
      "fish/vendor_completions.d/cashier.fish",
    ] {
      #expect(FileManager.default.fileExists(atPath: "\(prefix)/share/\(file)"))
    }
    let before = everything(under: prefix)
    #expect(try install(arguments + ["--binary", Program.path], in: folder).status == 0)
    #expect(everything(under: prefix) == before)
    #expect(try install(arguments + ["--uninstall"], in: folder).status == 0)
    #expect(!FileManager.default.fileExists(atPath: prefix))
    let again = try install(arguments + ["--uninstall"], in: folder)
    #expect(again.status == 2 && again.text.contains("nothing is installed"))
  }

  @Test func whatWasThereBeforeStays() throws {
    let folder = try TemporaryFolder()
    let arguments = ["--prefix", folder.path + "/p"]
    let bin = folder.path + "/p/bin"
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(fileURLWithPath: bin + "/cashier"))
    let refused = try install(arguments + ["--binary", Program.path], in: folder)
    #expect(refused.status == 2 && refused.text.contains("is there already"))
    #expect(everything(under: folder.path + "/p") == ["bin", "bin/cashier"])

    try FileManager.default.moveItem(atPath: bin + "/cashier", toPath: bin + "/other")
    #expect(try install(arguments + ["--binary", Program.path], in: folder).status == 0)
    let itself = try install(arguments + ["--binary", bin + "/cashier"], in: folder)
    #expect(itself.status == 2 && itself.text.contains("installed there already"))
    try Data("x".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/p/share/cashier/themes/mine.yaml"))
    #expect(try install(arguments + ["--uninstall"], in: folder).status == 0)
    #expect(
      everything(under: folder.path + "/p") == [
        "bin", "bin/other", "share", "share/cashier", "share/cashier/themes",
        "share/cashier/themes/mine.yaml",
      ])
  }

  @Test func packagersStageItUnderDESTDIR() throws {
    let folder = try TemporaryFolder()
    let staged = ["DESTDIR": folder.path + "/stage"]
    let result = try install(["--prefix=/usr", "--binary", Program.path], in: folder, staged)
    #expect(result.status == 0, "\(result.text)")
    let program = folder.path + "/stage/usr/bin/cashier"
    #expect(try run(program, ["themes"], in: folder).contains("/stage/usr/bin/../share/"))
    #expect(try install(["--prefix=/usr", "--uninstall"], in: folder, staged).status == 0)
    #expect(everything(under: folder.path + "/stage").allSatisfy { !$0.contains("usr/") })
  }

  @Test(arguments: [
    (["--prefxi", "x"], "no option"), (["--prefix"], "needs a value"),
    (["--prefix", ""], "needs a value"), (["--prefix=", "--uninstall"], "needs a value"),
    (["--binary", "/no/such"], "no program"),
  ])
  func mistakesAreNamed(arguments: [String], words: String) throws {
    let folder = try TemporaryFolder()
    let result = try install(arguments, in: folder)
    #expect(result.status == 2 && result.text.contains(words), "\(result.text)")
  }
}
