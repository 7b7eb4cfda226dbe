import Foundation
import Testing

/// A terminal window, by tmux, with the program in it.
///
/// Below the program stands a shell that notes the terminal's modes before and after it, and how it
/// ended.
final class Window {
  private let folder: TemporaryFolder
  private let socket = "cashier-\(UUID().uuidString.prefix(8))"
  private let environment: [String: String]
  private var calls = 0

  /// - Parameters:
  ///   - program: another one than the cashier.
  ///   - resumes: the shell has job control, and `fg` waits for Enter.
  init(
    _ arguments: [String], of program: String = Program.path, columns: Int = 100, rows: Int = 30,
    environment: [String: String] = [:], input: String? = nil, resumes: Bool = false
  ) throws {
    folder = try TemporaryFolder()
    self.environment = Program.environment(home: folder.path, environment)
    let words = ([program] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let script = """
      trap : INT QUIT TSTP
      cd '\(folder.path)'
      stty -g > before
      \(resumes ? "set -m" : "")
      sh -c 'echo $$ > pid.new; mv pid.new pid; exec "$@"' sh \(words) \(input.map { "< '\($0)'" } ?? "")
      \(resumes ? "echo '[stopped]'; read line; fg" : "")
      echo "[ended $?]"
      stty -g > after.new; mv after.new after
      exec cat
      """
    try Data(script.utf8).write(to: URL(fileURLWithPath: folder.path + "/script"))
    try tmux(
      "-f", "/dev/null", "new-session", "-d", "-s", "t", "-x", "\(columns)", "-y", "\(rows)",
      "env", "-i", "sh", folder.path + "/script",
      inserting: self.environment.map { "\($0.key)=\($0.value)" }.sorted())
    try tmux("set-option", "-g", "status", "off")
    try tmux("set-option", "-g", "escape-time", "0")
    try tmux("set-option", "-s", "set-clipboard", "on")
  }

  deinit { _ = try? tmux("kill-server") }

  /// Presses keys, named as tmux names them.
  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", "-t", "t", key) }
  }

  /// Sends bytes as the terminal would, with no meaning to tmux.
  func send(_ text: String) throws {
    let bytes = text.utf8.map { String($0, radix: 16) }
    try run(tmux: ["send-keys", "-t", "t", "-H"] + bytes)
  }

  /// Pastes, in brackets where the program asked for them.
  func paste(_ text: String) throws {
    let file = folder.path + "/pasted"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try tmux("load-buffer", "-b", "pasted", file)
    try tmux("paste-buffer", "-p", "-r", "-b", "pasted", "-t", "t")
  }

  /// Clicks on the first character of a text, which is on the screen with nothing wide before it.
  func click(on text: String) throws {
    let lines = try sees(text).split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains(text) })
    let place = try #require(lines[row].range(of: text)?.lowerBound)
    let column = lines[row].distance(from: lines[row].startIndex, to: place)
    try send("\u{1b}[<0;\(column + 1);\(row + 1)M\u{1b}[<0;\(column + 1);\(row + 1)m")
  }

  /// What was put on the clipboard.
  var clipboard: String { (try? tmux("show-buffer")) ?? "" }

  func resize(_ columns: Int, _ rows: Int) throws {
    try tmux("resize-window", "-t", "t", "-x", "\(columns)", "-y", "\(rows)")
  }

  func close() throws { try tmux("kill-session", "-t", "t") }

  func signal(_ signal: Int32) throws { kill(try process(), signal) }

  /// The terminal's own process.
  var server: pid_t { pid_t(flag("pid")) ?? 0 }

  /// The program's process.
  func process() throws -> pid_t {
    try wait("its process") { Int32((self.file("pid") ?? "").trimmingCharacters(in: .newlines)) }
  }

  var screen: String { (try? tmux("capture-pane", "-p", "-t", "t")) ?? "" }

  /// The screen with its colours and attributes.
  var colouredScreen: String { (try? tmux("capture-pane", "-e", "-p", "-t", "t")) ?? "" }

  /// Waits until all of the texts are on the screen together.
  @discardableResult
  func sees(_ texts: String...) throws -> String {
    try wait("\(texts)") {
      let screen = self.screen
      return texts.allSatisfy(screen.contains) ? screen : nil
    }
  }

  func sees(no text: String) throws {
    _ = try wait("no \(text)") { self.screen.contains(text) ? nil : true }
  }

  /// The status that the shell saw, once the program has ended and left the terminal as it was.
  func ending() throws -> Int? {
    let screen = try sees("[ended ")
    let after = try wait("its end") { self.file("after") }
    #expect(file("before") == after, "the terminal's modes")
    #expect(flag("alternate_on") == "0", "still on the alternate screen")
    #expect(flag("cursor_flag") == "1", "the cursor is hidden")
    try expectNoMouseOrPasteModes()
    return screen.firstMatch(of: /\[ended (\d+)\]/).flatMap { Int($0.1) }
  }

  /// Of whoever has the terminal now, and echoes what is pasted.
  func expectNoMouseOrPasteModes() throws {
    #expect(flag("mouse_any_flag") == "0", "the mouse is still captured")
    #expect(flag("mouse_sgr_flag") == "0", "the mouse still reports in its long form")
    try paste("[pasted]")
    let screen = try sees("[pasted]")
    #expect(!screen.contains("200~"), "pastes still come in brackets")
  }

  func flag(_ name: String) -> String {
    ((try? tmux("display-message", "-p", "-t", "t", "#{\(name)}")) ?? "")
      .trimmingCharacters(in: .newlines)
  }

  struct NeverHappened: Error, CustomStringConvertible {
    let description: String
  }

  /// Looks again and again until `body` gives something; the limit only ends a test that fails.
  func wait<T>(_ what: String, _ body: () throws -> T?) throws -> T {
    let limit = ContinuousClock.now + .seconds(20)
    while true {
      if let result = try body() { return result }
      if ContinuousClock.now > limit {
        throw NeverHappened(description: "never saw \(what); the screen:\n\(screen)")
      }
    }
  }

  private func file(_ name: String) -> String? {
    try? String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
  }

  @discardableResult
  private func tmux(_ arguments: String..., inserting variables: [String] = []) throws -> String {
    try run(tmux: arguments, inserting: variables)
  }

  @discardableResult
  private func run(tmux arguments: [String], inserting variables: [String] = []) throws -> String {
    var arguments = arguments
    if let place = arguments.firstIndex(of: "-i") {
      arguments.insert(contentsOf: variables, at: place + 1)
    }
    calls += 1
    let file = "\(folder.path)/tmux-\(calls)"
    var environment = ProcessInfo.processInfo.environment
    environment["TMUX"] = nil
    environment["TMUX_TMPDIR"] = folder.path
    environment["LC_ALL"] = "C.UTF-8"
    try spawnAndWait(["tmux", "-L", socket] + arguments, environment: environment, output: file)
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    try FileManager.default.removeItem(atPath: file)
    return String(decoding: data, as: UTF8.self)
  }
}
