import Foundation

/// `merchant.py`, or another server in Python, running on a port of its own; it ends with its owner,
/// and with this process.
final class ThirdPartyServer: Sendable {
  let port: Int
  private let process: pid_t
  /// The server reads from it and ends when nobody holds its other end any more.
  private let lifeline: Int32
  private let folder: TemporaryFolder

  /// Key and certificate of localhost, signed by itself, from 2019 to 2119; of no use but here.
  static let pem = here("localhost.pem")

  /// Flask is where script/test puts it.
  static var python: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../.build/test-venv/bin/python").standardized.path
  }

  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: python) }

  private static func here(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: name).path
  }

  struct NotStarted: Error { let output: String }

  convenience init(withTLS: Bool = false) throws {
    try self.init(Self.here("merchant.py"), withTLS ? [Self.pem] : [])
  }

  init(
    _ script: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws {
    folder = try TemporaryFolder()
    let (fifo, portFile, log) = (folder.path + "/in", folder.path + "/port", folder.path + "/log")
    mkfifo(fifo, 0o600)
    // Both ends, so that neither this nor the child's opening waits for the other.
    lifeline = open(fifo, O_RDWR | O_CLOEXEC)
    process = try spawn(
      [Self.python, script, "0", portFile] + arguments,
      environment: Program.environment(home: folder.path, environment), input: fifo, output: log,
      errors: log)
    var port: Int?
    for _ in 0..<2_000 where port == nil {
      port = (try? String(contentsOfFile: portFile, encoding: .utf8)).flatMap { Int($0) }
      if port == nil { usleep(10_000) }
    }
    guard let port else {
      kill(process, SIGKILL)
      wait(for: process)
      throw NotStarted(output: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
    }
    self.port = port
  }

  deinit {
    kill(process, SIGKILL)
    wait(for: process)
    close(lifeline)
  }

  /// Writes the server's own merchant.yaml, for the port that it has.
  func writeProfile(
    to folder: TemporaryFolder, _ change: (String) -> String = { $0 }
  ) throws -> String {
    let yaml = try String(contentsOfFile: Self.here("merchant.yaml"), encoding: .utf8)
    let path = folder.path + "/merchant.yaml"
    try change(yaml.replacing("127.0.0.1:5000", with: "127.0.0.1:\(port)"))
      .write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }
}
