import Foundation
import Testing

/// A session in a terminal of its own, with a list of what it tells.
final class PrintedEvents {
  private let folder: TemporaryFolder
  let terminal: Pseudoterminal

  init(_ arguments: [String] = [], environment: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    let program = (Program.path as NSString).deletingLastPathComponent + "/EventPrinter"
    terminal = try Pseudoterminal(
      [program, folder.path + "/events"] + arguments,
      environment: Program.environment(home: folder.path, environment))
    _ = try terminal.wait("a session") { lines.contains("entered 100x30") ? true : nil }
  }

  /// What has been told, without the times it woke up to part of something.
  var events: [String] { lines.dropFirst().filter { $0 != "nothing" } }

  /// Sends, and gives what was told of it.
  func events(of bytes: [UInt8]) throws -> [String] {
    let before = events.count
    try terminal.send(bytes + Array("!".utf8))
    let after = try terminal.wait("the end of \(bytes.count) bytes") {
      let new = events.dropFirst(before)
      return new.last == "key !" ? new.dropLast() : nil
    }
    return Array(after)
  }

  func events(of text: String) throws -> [String] { try events(of: Array(text.utf8)) }

  func sees(_ event: String) throws {
    try terminal.wait("\(event) among \(events)") { events.contains(event) ? true : nil }
  }

  private var lines: [String] {
    let text = try? String(contentsOfFile: folder.path + "/events", encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }
}
