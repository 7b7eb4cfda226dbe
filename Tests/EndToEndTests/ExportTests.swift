import Foundation
import Testing

/// Walks that are shown to others.
@Suite(.serialized) struct Exports {
  private static let asciinema = "/usr/bin/asciinema"
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized.path

  private static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  @Test func thePicturesAreWhatTheProgramDrawsNow() throws {
    let folder = try TemporaryFolder()
    let status = try spawnAndWait(
      [Self.root + "/script/pictures", folder.path],
      environment: Program.environment(home: folder.path, ["CASHIER": Program.path]),
      output: folder.path + ".log", errors: folder.path + ".err")
    #expect(status == 0)
    try? FileManager.default.removeItem(atPath: folder.path + ".log")
    try? FileManager.default.removeItem(atPath: folder.path + ".err")
    let kept = Self.root + "/docs/pictures"
    let manager = FileManager.default
    let drawn = try manager.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(
      try manager.contentsOfDirectory(atPath: kept).sorted() == drawn, "run script/pictures")
    for name in drawn {
      let picture = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
      #expect(picture.count < 150_000, "\(name) is large")
      #expect(
        manager.contents(atPath: "\(kept)/\(name)") == picture,
        "docs/pictures/\(name) is not what the program draws now: run script/pictures")
    }
  }

  @Test func noOutputGoesOverAnInput() throws {
    let folder = try TemporaryFolder()
    let (trace, order) = (folder.path + "/w.jsonl", folder.path + "/order.json")
    #expect(try Program.run(["run", "--plain", "--act", "close", "--trace", trace]).status == 0)
    let before = try Self.read(trace)
    let link = folder.path + "/link.html"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: trace)
    for path in [trace, link] {
      let output = try Program.run(["export", trace, "--html", path, "--lang", "en"])
      #expect(output.status == 2 && output.errors.contains("it would overwrite"))
    }
    #expect(try Self.read(trace) == before)
    try Data("{}".utf8).write(to: URL(fileURLWithPath: order))
    for option in ["--record", "--trace"] {
      let output = try Program.run(["run", order, option, order, "--lang", "en"])
      #expect(output.status == 2 && output.errors.contains("it would overwrite"))
    }
    let both = try Program.run(
      ["run", "--record", folder.path + "/x", "--trace", folder.path + "/x", "--lang", "en"])
    #expect(both.status == 2 && both.errors.contains("it would overwrite"))
    #expect(try Self.read(order) == "{}")
  }

  @Test func aRecordingKeepsWhatItsFileHasUntilThereIsOne() throws {
    let folder = try TemporaryFolder()
    let cast = folder.path + "/old.cast"
    try Data("old".utf8).write(to: URL(fileURLWithPath: cast))
    // There is no terminal.
    #expect(try Program.run(["run", "--record", cast]).status == 2)
    #expect(try Self.read(cast) == "old")
  }

  @Test func aStoryThatCannotBeToldIsNotExported() throws {
    let folder = try TemporaryFolder()
    let scenario = folder.path + "/no.yaml"
    try Data("name: no\nabout: nobody can pay twice\nuser: [wechat, pay, pay, pay]\n".utf8)
      .write(to: URL(fileURLWithPath: scenario))
    let output = try Program.run(["export", scenario, "--text", "-", "--lang", "en"])
    #expect(output.status == 2 && output.text.isEmpty && !output.errors.isEmpty)
  }

  @Test func whatCannotBeToldIsNotDone() throws {
    let folder = try TemporaryFolder()
    for arguments in [["man"], ["completions", "zsh"], ["config", "--print-default"]] {
      let status = try spawnAndWait(
        [Program.path] + arguments, environment: Program.environment(home: folder.path),
        output: "/dev/full", errors: folder.path + ".err")
      #expect(status == 2)
    }
    try? FileManager.default.removeItem(atPath: folder.path + ".err")
  }

  @Test func tracesOfOtherOrdersDiffer() throws {
    let folder = try TemporaryFolder()
    let (first, second) = (folder.path + "/1.jsonl", folder.path + "/2.jsonl")
    for path in [first, second] {
      _ = try Program.run(["run", "--plain", "--act", "close", "--trace", path])
    }
    #expect(try Program.run(["trace", first, second]).status == 0)
    let other = try Self.read(second).replacing("microapp test", with: "microapp tent")
    let lines = other.split(separator: "\n", omittingEmptySubsequences: false)
    let header = try Self.read(first).split(separator: "\n")[0]
    let mended = ([header] + lines.dropFirst()).joined(separator: "\n")
    try Data(mended.utf8).write(to: URL(fileURLWithPath: second))
    let output = try Program.run(["trace", first, second, "--lang", "en"])
    #expect(output.status == 1 && output.text.contains("order 1 differs"))
  }

  @Test func theLastSeedsAreSeedsToo() throws {
    let output = try Program.run(
      ["play", "wechat-paid", "--seeds", "18446744073709551000..18446744073709551615"])
    #expect(output.status == 0)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: asciinema)))
  func asciinemaPlaysARecordingToItsLastFrame() throws {
    let folder = try TemporaryFolder()
    let cast = folder.path + "/walk.cast"
    let output = try Program.run(
      ["export", "wechat-paid", "--cast", cast, "--text", "-", "--lang", "en"])
    #expect(output.status == 0)
    let window = try Window(["play", "-s", "50", "-i", "0.1", cast], of: Self.asciinema)
    #expect(try window.ending() == 0)
    // The shell's last word stands on the last row, below what has moved up by it.
    let frame = output.text.split(separator: "\n", omittingEmptySubsequences: false)
    let screen = window.screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(screen.prefix(28) == frame.dropFirst().prefix(28))
  }

  @Test func twoExportsOfOneScenarioAreTheSame() throws {
    let arguments = ["export", "notify-lost", "--seed", "7", "--lang", "zh"]
    for kind in ["--cast", "--svg", "--html", "--text"] {
      let first = try Program.run(arguments + [kind, "-"])
      let second = try Program.run(
        arguments + [kind, "-"], environment: ["TERM": "dumb", "NO_COLOR": "1", "TZ": "Asia/Tokyo"])
      #expect(first.status == 0)
      #expect(!first.text.isEmpty)
      #expect(first.text == second.text)
    }
  }

  @Test func aTraceGivesWhatItsScenarioGives() throws {
    let folder = try TemporaryFolder()
    let trace = folder.path + "/notify-lost"
    #expect(try Program.run(["play", "notify-lost", "--trace", trace]).status == 0)
    for kind in ["--cast", "--svg", "--html", "--text"] {
      let ofTrace = try Program.run(["export", trace, kind, "-", "--lang", "en"])
      let ofScenario = try Program.run(["export", "notify-lost", kind, "-", "--lang", "en"])
      #expect(ofTrace.text == ofScenario.text)
    }
  }

  @Test func aMomentIsAnEntryATimeOrTheEnd() throws {
    func text(_ moment: String) throws -> String {
      try Program.run(
        ["export", "notify-lost", "--text", "-", "--lang", "en", "--at", moment]
      ).text
    }
    #expect(try text("2.1s").contains("Paid"))
    #expect(try text("6s").contains("Payment not confirmed yet"))
    #expect(try text("#3") == text("3"))
    #expect(try text("109") == text("last"))
  }

  @Test(arguments: [
    (["export", "notify-lost"], "--cast"),
    (["export", "notify-lost", "--svg", "-", "--v3"], "--v3"),
    (["export", "notify-lost", "--svg", "-", "--html", "-"], "one place"),
    (["export", "notify-lost", "--text", "-", "--at", "1000"], "there are 109"),
    (["export", "notify-lots", "--text", "-"], "notify-lost"),
    (["export", "notify-lost", "--svg", "/nowhere/x.svg"], "cannot be written"),
    (["export", "notify-lost", "--cast", "/nowhere/x.cast"], "cannot be written"),
    (["--record", "/nowhere/x.cast"], "cannot be written"),
  ])
  func whatCannotBeMadeIsSaid(arguments: [String], message: String) throws {
    let output = try Program.run(arguments + ["--lang", "en"])
    #expect(output.status == 2)
    #expect(output.errors.contains(message))
  }

  @Test(arguments: [nil, SIGTERM]) func aLiveWalkIsRecordedHoweverItEnds(signal: Int32?) throws {
    let folder = try TemporaryFolder()
    let cast = folder.path + "/live.cast"
    let window = try Window(["--lang", "en", "--ephemeral", "--record", cast])
    try window.sees("◉ WeChat Pay")
    try window.press("Escape")
    try window.sees("Payment cancelled")
    if let signal { try window.signal(signal) } else { try window.press("q") }
    #expect(try window.ending() == signal.map { 128 + Int($0) } ?? 0)
    let recording = try Self.read(cast)
    #expect(recording.hasPrefix(#"{"version":2,"width":100,"height":30,"#))
    #expect(recording.contains("Payment cancelled"))
    #expect(!recording.contains(#""i""#))
  }
}
