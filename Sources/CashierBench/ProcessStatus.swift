import Foundation

/// The numbers of /proc/PID/status, as they were when it was made.
struct ProcessStatus {
  private let lines: [String]

  init(of process: pid_t) {
    let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    lines = (text ?? "").split(separator: "\n").map(String.init)
  }

  /// The number of a line, as in `VmRSS:  15692 kB`.
  subscript(name: String) -> Int? {
    guard let line = lines.first(where: { $0.hasPrefix(name + ":") }) else { return nil }
    return line.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) }
  }
}
