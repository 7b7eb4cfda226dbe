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
    let (inputFile, outputFile, errorFile) =
      (folder.path + "/in", folder.path + "/out", folder.path + "/err")
    try Data(input.utf8).write(to: URL(fileURLWithPath: inputFile))
    let status = try spawnAndWait(
      [path] + arguments, environment: Self.environment(home: folder.path, environment),
      input: inputFile, output: outputFile, errors: errorFile)
    func read(_ file: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    }
    return Output(text: try read(outputFile), errors: try read(errorFile), status: status)
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
