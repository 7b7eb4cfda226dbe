import Foundation
import Terminal

/// The same of other programs of the terminal, where they are installed.
struct NeighbourFigures {
  let cashier: String
  let data: String

  private struct Program {
    let name: String
    let path: String
    let arguments: [String]
    /// Keys that move something.
    let keys: [String]
  }

  func measure(_ report: inout Report) throws {
    report.heading("beside others, in the same pseudo-terminal")
    for program in programs {
      let label = program.name
      let starts = try (0..<10).map { _ in
        let process = try ScreenProcess(program.path, program.arguments, data: data)
        let output = process.read(quiet: 2_000) { $0.bytes.count > 2_000 }
        return milliseconds(output.last ?? 0, since: process.started)
      }
      report.figure("\(label): first frame", Samples(starts), unit: "ms")
      let process = try ScreenProcess(program.path, program.arguments, data: data)
      process.drain(seconds: 2)
      let before = processorSeconds(of: process.id)
      report.figure(
        "\(label): wake-ups at rest", ScreenFigures.wakeUps(of: process, seconds: 5), unit: "/s")
      report.figure(
        "\(label): processor time at rest", (processorSeconds(of: process.id) - before) * 20,
        unit: "%")
      var times: [Double] = []
      for turn in 0..<40 {
        process.drain(seconds: 0.03)
        let typed = nowMicroseconds()
        process.type(program.keys[turn % program.keys.count])
        if let first = process.read(quiet: 200, until: { !$0.bytes.isEmpty }).last {
          times.append(milliseconds(first, since: typed))
        }
      }
      if !times.isEmpty {
        report.figure("\(label): key → first byte, p95", Samples(times).percentile(95), unit: "ms")
      }
    }
  }

  private var programs: [Program] {
    let down = "\u{1b}OB"
    let up = "\u{1b}OA"
    let others = [
      ("htop", ["-d", "600"], [down, up]), ("tig", [], [down, up]), ("btop", [], [down, up]),
    ].compactMap { name, arguments, keys in
      path(of: name).map { Program(name: name, path: $0, arguments: arguments, keys: keys) }
    }
    return [
      Program(
        name: "cashier", path: cashier, arguments: ["run", "--lang", "en"], keys: [down, up])
    ] + others
  }

  private func path(of name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
