import Foundation
import Testing

/// `cashier play` and its relatives, as people and CI servers call them.
@Suite struct Playing {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../scenarios").standardized.path

  private func file(_ name: String, _ text: String) throws -> String {
    let path = "\(folder.path)/\(name).yaml"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  private func play(_ arguments: String...) throws -> Program.Output {
    try Program.run(["play", "--lang", "en"] + arguments)
  }

  private static let paid = """
    name: paid
    about: Paid.
    user: [ { choose: alipay }, pay ]
    expect: { conclusion: confirmed }

    """

  @Test func theWholeCatalogue() throws {
    let output = try play()
    #expect(output.status == 0 && output.errors.isEmpty)
    let count = try FileManager.default.contentsOfDirectory(atPath: Self.scenarios).count
    #expect(output.text.hasSuffix("\n\n\(count) passed, 0 failed, 0 skipped\n"))
    #expect(output.text.contains("ok    wechat-notify-late "))
    #expect(!output.text.contains("\u{1B}") && !output.text.contains("\r"))
  }

  @Test func whatIsMissedIsSaidWithTheLastTenEntries() throws {
    let bad = try file("bad", Self.paid.replacingOccurrences(of: "confirmed", with: "cancelled"))
    let output = try play(bad)
    #expect(output.status == 1)
    #expect(output.text.contains("conclusion: expected cancelled, got confirmed"))
    #expect(output.text.contains("page: Payment successful"))
    #expect(output.text.contains("0 passed, 1 failed, 0 skipped"))
  }

  @Test func whatCannotBeReadStopsNoOther() throws {
    _ = try file("a", Self.paid)
    _ = try file("b", "name: b\nabout: c\nchannel: { notifiy: lost }\n")
    _ = try file(
      "c", "name: c\nabout: Pays after killing the app.\nuser: [ { choose: wechat }, kill, pay ]\n")
    let output = try play(folder.path)
    #expect(output.status == 2)
    #expect(
      output.text.contains(
        "b.yaml, line 3, column 12: unknown key \"notifiy\" (did you mean \"notify\"?)"))
    #expect(output.text.contains("line 3: “pay” never becomes possible; possible then: reopen"))
    #expect(output.text.contains("1 passed, 0 failed, 0 skipped, 2 not playable"))
    let mistyped = try play("wechat-notify-lat")
    #expect(mistyped.status == 2 && mistyped.text.contains("did you mean wechat-notify-late?"))
  }

  @Test func onGitHubFailuresAreAnnotations() throws {
    let bad = try file("bad", Self.paid.replacingOccurrences(of: "confirmed", with: "cancelled"))
    let output = try Program.run(["play", bad], environment: ["GITHUB_ACTIONS": "true"])
    #expect(
      output.text.contains(
        "::error file=\(bad),line=1,title=paid::conclusion: expected cancelled, got confirmed"))
  }

  @Test func twoRunsAreEqualByteForByte() throws {
    var texts: [String] = []
    for run in ["1", "2"] {
      let (report, traces) = ("\(folder.path)/\(run).json", "\(folder.path)/traces-\(run)/")
      #expect(try play("--report", "json=\(report)", "--trace", traces).status == 0)
      let comparison = try Program.run(["compare", "--runs", "50", "--json"])
      texts.append(try String(contentsOfFile: report, encoding: .utf8) + comparison.text)
    }
    #expect(texts[0] == texts[1])
    #expect(
      try spawnAndWait(
        ["diff", "-r", folder.path + "/traces-1", folder.path + "/traces-2"],
        environment: Program.environment(home: folder.path)) == 0)
  }

  @Test func tracesAreSummedUpAndHeldAgainstEachOther() throws {
    let (a, b) = (folder.path + "/a.jsonl", folder.path + "/b.jsonl")
    #expect(try play("wechat-notify-late", "--trace", a).status == 0)
    #expect(try play("wechat-notify-late", "--seed", "8", "--trace", b).status == 0)
    let summary = try Program.run(["trace", a])
    #expect(summary.status == 0 && summary.text.contains("unresolved-though-paid"))
    let same = try Program.run(["trace", a, a])
    #expect(same.status == 0 && same.text.hasPrefix("equal: "))
    let other = try Program.run(["trace", a, b])
    #expect(other.status == 1)
    #expect(other.text.contains("settings.seed: 7 → 8") && other.text.contains("first differ at #"))
    let diagram = try Program.run(["trace", a, "--mermaid"])
    #expect(
      diagram.text.hasPrefix("sequenceDiagram\n") && diagram.text.contains("  loop 4 times\n"))
    let nothing = try Program.run(["trace", Self.scenarios + "/wechat-paid.yaml"])
    #expect(nothing.status == 2 && nothing.errors.contains("line 1: not a trace of cashier"))
  }

  @Test(.enabled(if: ThirdPartyServer.isThere, "no readers: see script/test"))
  func readersOfOthersTakeTheFiles() throws {
    _ = try file("a", Self.paid)
    _ = try file("b", Self.paid.replacingOccurrences(of: "confirmed", with: "cancelled"))
    _ = try file("c", "name: c\n")
    let (junit, schema) = (folder.path + "/junit.xml", folder.path + "/schema.json")
    #expect(try play(folder.path, "--report", "junit=\(junit)").status == 2)
    try Program.run(["scenarios", "schema"]).text
      .write(toFile: schema, atomically: false, encoding: .utf8)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "readers.py").path
    let (out, errors) = (folder.path + "/out", folder.path + "/errors")
    let status = try spawnAndWait(
      [ThirdPartyServer.python, script, schema, Self.scenarios, junit],
      environment: Program.environment(home: folder.path), output: out, errors: errors)
    let said = try String(contentsOfFile: out, encoding: .utf8)
    let trouble = try String(contentsOfFile: errors, encoding: .utf8)
    #expect(status == 0, "\(said)\(trouble)")
    #expect(said.contains("3 tests 1 failures 1 errors 0 skipped"))
    #expect(said.contains("paid Failure conclusion: expected cancelled, got confirmed"))
  }

  /// What is ours on the wire works in front of another merchant; what is inside of ours does not.
  @Test func againstAMerchantOfOnesOwn() throws {
    let merchant = try MerchantProcess(["--ephemeral"], in: folder)
    let names = [
      "wechat-paid", "alipay-paid", "wechat-notify-late", "backend-answers-garbage",
      "backend-503-window", "backend-stale-status",
    ]
    let output = try Program.run(
      ["play", "--lang", "en", "--backend", "http://127.0.0.1:\(merchant.port)"] + names)
    #expect(output.status == 0, "\(output.text)\(output.errors)")
    #expect(output.text.contains("5 passed, 0 failed, 1 skipped"))
    #expect(output.text.contains("backend: is about the inside of the embedded merchant"))
  }
}

/// Scenarios and recordings on the real screen.
@Suite(.serialized) struct ScenariosOnTheScreen {
  @Test func itPlaysItselfUntilThePersonTakesOver() throws {
    let window = try Window(
      ["--scenario", "alipay-cancel-then-pay", "--lang", "en", "--speed", "64"])
    try window.sees("Payment successful", "scenario alipay-cancel-then-pay: as expected")
    try window.press("w")
    try window.sees("saved: cashier play walk-1")
    try window.press("q")
    #expect(try window.ending() == 0)
  }

  @Test func aKilledProgramLeavesItsWalk() throws {
    let folder = try TemporaryFolder()
    let state = ["XDG_STATE_HOME": folder.path]
    let killed = try Window(["--ephemeral", "--lang", "en"], environment: state)
    try killed.sees("WeChat Pay")
    try killed.press("Enter")
    try killed.sees("Wrong password")
    try killed.signal(SIGKILL)
    let window = try Window(["view", "--last", "--lang", "en"], environment: state)
    try window.sees("recorded", "choose WeChat")
    try window.press("g")
    try window.sees("Checkout")
    try window.press("q")
    #expect(try window.ending() == 0)
  }
}
