import Foundation
import Synchronization

/// The real `cashier merchant serve`, on a port of its own.
final class MerchantProcess: Sendable {
  let folder: TemporaryFolder
  let port: Int
  private let process: pid_t
  private let hasEnded = Mutex(false)

  private var outputFile: String { folder.path + "/out" }

  struct NeverListened: Error, CustomStringConvertible {
    let description: String
  }

  /// Begins, and waits until it listens.
  init(
    _ arguments: [String] = [], in folder: TemporaryFolder,
    environment: [String: String] = [:]
  ) throws {
    self.folder = folder
    let (output, errors) = (folder.path + "/out", folder.path + "/err")
    // What an earlier one printed is not this one's port.
    try? FileManager.default.removeItem(atPath: output)
    process = try spawn(
      [Program.path, "merchant", "serve", "--port", "0", "--json"] + arguments,
      environment: Program.environment(home: folder.path, environment), output: output,
      errors: errors)
    let limit = ContinuousClock.now + .seconds(20)
    while true {
      let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
      if let match = text.firstMatch(of: /"event":"listening".*"port":(\d+).*\n/) {
        port = Int(match.1) ?? 0
        return
      }
      let isGone = kill(process, 0) != 0 || waitpid(process, nil, WNOHANG) == process
      if isGone || ContinuousClock.now > limit {
        kill(process, SIGKILL)
        let reason = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
        throw NeverListened(description: "never listened: \(text)\(reason)")
      }
    }
  }

  deinit {
    if !hasEnded.withLock({ $0 }) {
      kill(process, SIGKILL)
      _ = wait(for: process)
    }
  }

  var output: String { (try? String(contentsOfFile: outputFile, encoding: .utf8)) ?? "" }

  func signal(_ number: Int32) { kill(process, number) }

  /// Its status.
  func end() -> Int32 {
    hasEnded.withLock { $0 = true }
    return wait(for: process)
  }
}
