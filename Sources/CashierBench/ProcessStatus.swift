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

/// What a process has used of the processors so far, in seconds.
func processorSeconds(of process: pid_t) -> Double {
  let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
  // The name in parentheses may hold anything; user and system time are the 12th and 13th after it.
  let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
  guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
    return .nan
  }
  return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
}
