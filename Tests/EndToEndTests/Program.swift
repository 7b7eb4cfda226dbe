import Foundation
import Testing

/// The real binary, as the build left it beside these tests.
enum Program {
  static var path: String {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return ((tests ?? "") as NSString).deletingLastPathComponent + "/cashier"
  }

  static var fixtures: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../TTPayTests/Fixtures").standardized.path
  }

  /// An environment of its own, with nothing of the person's who runs the tests.
  static func environment(home: String, _ more: [String: String] = [:]) -> [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ["PATH": path, "HOME": home, "LANG": "C.UTF-8", "TERM": "xterm-256color"]
      .merging(more) { _, new in new }
  }

  struct Output {
    let text: String
    let errors: String
    let status: Int32
  }

  /// Runs a command to its end without a terminal.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Output {
    let folder = try TemporaryFolder()
    let inputFile = folder.path + "/in"
    try Data(input.utf8).write(to: URL(fileURLWithPath: inputFile))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = Self.environment(home: folder.path, environment)
    let handles = try ["out", "err"].map { name in
      _ = FileManager.default.createFile(atPath: "\(folder.path)/\(name)", contents: nil)
      return try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: inputFile))
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    func read(_ name: String) throws -> String {
      String(
        decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)")),
        as: UTF8.self)
    }
    return Output(
      text: try read("out"), errors: try read("err"), status: process.terminationStatus)
  }
}

/// A folder that goes away with its owner.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "cashier-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
