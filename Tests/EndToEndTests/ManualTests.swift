import Foundation
import Testing

/// The manual page and the completions.
@Suite struct ManualTests {
  private static func has(_ tool: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
  }

  private func shell(_ words: [String], _ environment: [String: String]) throws
    -> (status: Int32, text: String)
  {
    let folder = try TemporaryFolder()
    let file = folder.path + "/said"
    let status = try spawnAndWait(
      words, environment: Program.environment(home: folder.path, environment), output: file,
      errors: file)
    return (status, try String(contentsOfFile: file, encoding: .utf8))
  }

  @Test func thePageNamesEveryCommandOptionAndKey() throws {
    let page = try Program.run(["man"]).text
    for words in [
      ".SS \"cashier merchant serve", "\\-\\-no\\-mouse", ".SH \"KEYS\"", "new\\-payment",
      ".SH \"ENVIRONMENT\"", "CASHIER_THEME", ".SH \"FILES\"", ".SH \"EXIT STATUS\"",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test(.enabled(if: has("mandoc"))) func thePageHasNoWarnings() throws {
    let folder = try TemporaryFolder()
    let page = folder.path + "/cashier.1"
    try Data(try Program.run(["man"]).text.utf8).write(to: URL(fileURLWithPath: page))
    let lint = try shell(["mandoc", "-T", "lint", "-W", "warning", page], [:])
    #expect(lint.status == 0 && lint.text.isEmpty, "\(lint.text)")
    let shown = try shell(["mandoc", "-T", "utf8", page], [:])
    #expect(shown.status == 0 && shown.text.contains("new-payment"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsArePrinted(shell: String) throws {
    let output = try Program.run(["completions", shell])
    #expect(output.status == 0 && output.text.contains("scenarios") && output.errors.isEmpty)
  }

  @Test func bashTakesTheCompletionsAndCompletesScenariosAndThemes() throws {
    let folder = try TemporaryFolder()
    let script = folder.path + "/cashier.bash"
    try Data(try Program.run(["completions", "bash"]).text.utf8)
      .write(to: URL(fileURLWithPath: script))
    #expect(try shell(["bash", "-n", script], [:]).status == 0)
    let path = (Program.path as NSString).deletingLastPathComponent
    func completed(_ line: String) throws -> [Substring] {
      let test = """
        source \(script); COMP_WORDS=(\(line)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        COMP_LINE="\(line)"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
        _cashier "${COMP_WORDS[0]}" "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """
      return try shell(["bash", "-c", test], ["PATH": path + ":/usr/bin:/bin"]).text
        .split(separator: "\n")
    }
    let played = try completed("cashier play wechat-p")
    #expect(played == ["wechat-paid"])
    #expect(try completed("cashier run --scenario alipay-no-b") == ["alipay-no-balance"])
    #expect(try completed("cashier --ascii --scenario alipay-no-b") == ["alipay-no-balance"])
    #expect(try completed("cashier --no-mo") == ["--no-mouse"])
    #expect(try completed("cashier view --theme dar").contains("dark"))
    #expect(try completed("cashier compl") == ["completions"])
    #expect(try completed("cashier export alipay-no-b") == ["alipay-no-balance"])
    #expect(try completed("cashier run --notify nev") == ["never"])
  }
}
