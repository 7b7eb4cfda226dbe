import CashierUI
import Foundation
import Terminal
import Walk

/// What the person before the screen notices, of the program itself on a pseudo-terminal.
struct ScreenFigures {
  let cashier: String
  /// Of the program's order book, which is open as for everybody.
  private let data = NSTemporaryDirectory() + "cashier-bench-screen-\(getpid())"

  /// Journals of so many entries are what the figures are about.
  private static let entries = 10_000
  /// Walks fast until the front end gives up, and so fills a journal in half a second.
  private static let longWalk = [
    "run", "--lang", "en", "--speed", "64", "--interval", "10ms", "--overlap",
    "--max-retries", "2000", "--notify", "never",
  ]

  func measure(_ report: inout Report) throws {
    defer { try? FileManager.default.removeItem(atPath: data) }
    report.heading("screen: 100 × 30, release build, in a pseudo-terminal")
    try start(&report)
    try wakeUps(&report)
    try running(&report)
    try longJournal(&report)
    try drawing(&report)
    travel(&report)
    try NeighbourFigures(cashier: cashier, data: data).measure(&report)
  }

  private func start(_ report: inout Report) throws {
    let versions = try (0..<20).map { _ in
      let process = try ScreenProcess(cashier, ["--version"])
      return milliseconds(process.read(quiet: 2_000).last ?? 0, since: process.started)
    }
    report.figure("cashier --version", Samples(versions), unit: "ms", target: .atMost(20))
    var resident: [Double] = []
    let frames = try (0..<20).map { _ in
      let process = try ScreenProcess(cashier, ["run", "--lang", "en"], data: data)
      let frame = milliseconds(try process.frame(), since: process.started)
      _ = process.read(quiet: 150)
      resident.append(megabytes(process, "VmHWM"))
      return frame
    }
    report.figure("first frame, from exec", Samples(frames), unit: "ms", target: .atMost(50))
    report.figure("resident after the start", Samples(resident), unit: "MB", target: .atMost(30))
  }

  private func wakeUps(_ report: inout Report) throws {
    let process = try ScreenProcess(cashier, ["run", "--lang", "en"], data: data)
    _ = try process.frame()
    process.drain(seconds: 0.5)
    report.figure(
      "wake-ups with a countdown", Self.wakeUps(of: process, seconds: 8), unit: "/s",
      target: .atMost(2), note: "over 8 s")
    process.type(" ")
    process.drain(seconds: 0.5)
    report.figure(
      "wake-ups while paused", Self.wakeUps(of: process, seconds: 8), unit: "/s",
      target: .atMost(0),
      note: "over 8 s")
  }

  /// All threads count.
  static func wakeUps(of process: ScreenProcess, seconds: Double) -> Double {
    func switches() -> Int {
      let path = "/proc/\(process.id)/task"
      let threads = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return threads.compactMap(pid_t.init).map { ProcessStatus(of: $0) }
        .compactMap { $0["voluntary_ctxt_switches"] }.reduce(0, +)
    }
    let before = switches()
    process.drain(seconds: seconds)
    return Double(switches() - before) / seconds
  }

  private func longJournal(_ report: inout Report) throws {
    var medians: [Double] = []
    var tails: [Double] = []
    var resident: [Double] = []
    var bytes: [Double] = []
    var frames: [Double] = []
    var moments: [Double] = []
    for _ in 0..<5 {
      let process = try ScreenProcess(cashier, Self.longWalk, data: data)
      try fill(process)
      let keys = keys(process)
      medians.append(keys.times.median)
      tails.append(keys.times.percentile(95))
      bytes.append(keys.bytes)
      frames.append(scrolling(process))
      moments.append(travelling(process).percentile(95))
      resident.append(megabytes(process, "VmHWM"))
    }
    report.figure("key → frame, 10 000 entries: p50", Samples(medians), unit: "ms")
    report.figure(
      "key → frame, 10 000 entries: p95", Samples(tails), unit: "ms", target: .atMost(5))
    report.figure("bytes written per key", Samples(bytes), unit: "bytes")
    report.figure("scrolling", Samples(frames), unit: "frames/s", target: .atLeast(60))
    report.figure(
      "a moment of the past on the screen: p95", Samples(moments), unit: "ms",
      target: .atMost(50))
    report.figure("resident with 10 000 entries", Samples(resident), unit: "MB")
  }

  /// Pays by WeChat and lets the poll fill the journal; paused when it is full.
  private func fill(_ process: ScreenProcess) throws {
    _ = try process.frame()
    process.drain(seconds: 0.1)
    for _ in 0..<2 {
      process.type("\r")
      process.drain(seconds: 0.1)
    }
    var entries = 0
    for _ in 0..<100 where entries < Self.entries {
      process.drain(seconds: 0.1)
      process.type("\u{0c}")
      let bytes = process.read(quiet: 100).bytes
      let numbers = String(decoding: bytes, as: UTF8.self).matches(of: /#(\d+)/)
      entries = numbers.compactMap { Int($0.output.1) }.max() ?? 0
    }
    if entries < Self.entries { throw Failure.noJournal(entries: entries) }
    process.type("\ta ")
    _ = process.read(quiet: 200)
  }

  /// One row after another, each frame awaited.
  private func scrolling(_ process: ScreenProcess) -> Double {
    let start = nowMicroseconds()
    var last = start
    for _ in 0..<120 {
      process.type("k")
      last = process.read(quiet: 50) { !$0.bytes.isEmpty }.last ?? last
    }
    return 120_000_000 / Double(last - start)
  }

  /// Back and forth through the moments of the walk, from the phone.
  private func travelling(_ process: ScreenProcess) -> Samples {
    process.type("G\t")
    _ = process.read(quiet: 200)
    var times: [Double] = []
    for key in Array(repeating: ["[", "[", "g", "]", "]", "G"], count: 8).joined() {
      let typed = nowMicroseconds()
      process.type(key)
      if let last = process.read(quiet: 60).last { times.append(milliseconds(last, since: typed)) }
    }
    return Samples(times)
  }

  /// A payment that polls, at 1×.
  private func running(_ report: inout Report) throws {
    let process = try ScreenProcess(
      cashier, ["run", "--lang", "en", "--notify", "never", "--max-retries", "100"], data: data)
    _ = try process.frame()
    for _ in 0..<2 {
      process.type("\r")
      process.drain(seconds: 0.5)
    }
    process.drain(seconds: 1)
    let before = processorSeconds(of: process.id)
    process.drain(seconds: 10)
    report.figure(
      "processor time of a payment that polls, 1×",
      (processorSeconds(of: process.id) - before) * 10, unit: "%", target: .atMost(1),
      note: "over 10 s")
  }

  /// A replay to a moment alone, from the farthest snapshots.
  private func travel(_ report: inout Report) {
    guard var walk = try? Walk.polling(retries: 2_000) else { return }
    var history = History(walk)
    while let due = walk.nextDue { history.advance(&walk, to: due) }
    let count = walk.journal.entries.count
    let times = (0..<40).map { step in
      let start = nowMicroseconds()
      precondition(history.moment(count * step / 40, of: walk).now <= walk.now)
      return milliseconds(nowMicroseconds(), since: start)
    }
    report.figure("a moment found, \(count) entries", Samples(times), unit: "ms")
  }

  /// From the key to the last byte of what it changes.
  private func keys(_ process: ScreenProcess) -> (times: Samples, bytes: Double) {
    let up = "\u{1b}OA"
    let down = "\u{1b}OB"
    let pageUp = "\u{1b}[5~"
    let pageDown = "\u{1b}[6~"
    let round = [
      up, up, pageUp, pageUp, "g", down, pageDown, "G", pageUp, "i", down, "q", "?", "?", "a", "a",
      "\t", "\t", up, "G",
    ]
    var times: [Double] = []
    var bytes = 0
    for _ in 0..<8 {
      for key in round {
        let typed = nowMicroseconds()
        process.type(key)
        let output = process.read(quiet: 20)
        bytes += output.bytes.count
        if let last = output.last { times.append(milliseconds(last, since: typed)) }
      }
    }
    return (Samples(times), Double(bytes) / Double(times.count))
  }

  /// The canvas alone.
  private func drawing(_ report: inout Report) throws {
    let preferences = Model.Preferences(language: .en)
    var walk = try Walk.polling(retries: 2_000)
    for name in ["view() alone, a payment's journal", "view() alone, 10 000 entries"] {
      var model = Model(walk: walk, preferences: preferences)
      model.advance(to: walk.now)
      let times = (0..<15).map { _ in
        let start = nowMicroseconds()
        for _ in 0..<40 { precondition(view(model).size == model.size) }
        return Double(nowMicroseconds() - start) / 40
      }
      report.figure(name, Samples(times), unit: "µs")
      walk.runToEnd()
    }
  }

  private func megabytes(_ process: ScreenProcess, _ name: String) -> Double {
    Double(process.status[name] ?? 0) / 1024
  }
}

/// Between two moments of `nowMicroseconds()`.
func milliseconds(_ end: Int64, since start: Int64) -> Double { Double(end - start) / 1_000 }
