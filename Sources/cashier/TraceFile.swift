import ArgumentParser
import Documents
import Foundation
import Walk

/// A trace that grows with its walk, so that even a killed program leaves one. A walk that is left
/// for another keeps its own: the second is written beside it, as `walk-2.jsonl`.
final class TraceFile {
  private struct Growing {
    let path: String
    let handle: FileHandle
    var writer: TraceWriter
    var entries = -1
  }

  private let path: String
  private let language: Language
  private var files: [Int: Growing] = [:]
  private(set) var hasFailed = false

  init(path: String, settings: WalkSettings, _ language: Language) throws {
    self.path = path
    self.language = language
    guard let file = Self.open(path, settings) else {
      Output.error(WrittenFile.failure(path, language))
      throw ExitCode.unable
    }
    files[1] = file
  }

  /// Writes what has been added to the walk's journal.
  ///
  /// - Parameter number: tells the walks of one sitting apart.
  func append(_ walk: Walk, number: Int = 1) {
    guard !hasFailed else { return }
    if files[number] == nil {
      let path = path(of: number)
      guard let file = Self.open(path, walk.settings) else { return fail(path) }
      files[number] = file
    }
    guard var file = files[number] else { return }
    guard walk.journal.entries.count != file.entries else { return }
    file.entries = walk.journal.entries.count
    let lines = file.writer.lines(of: walk)
    files[number] = file
    if (try? file.handle.write(contentsOf: Data(lines))) == nil { fail(file.path) }
  }

  private func fail(_ path: String) {
    hasFailed = true
    Output.error(
      language == .zh
        ? "\(printable(path))：写入失败，轨迹不完整"
        : "\(printable(path)): writing failed, the trace is cut off")
  }

  /// A free name beside the first one's file; what is no file takes all walks in.
  private func path(of number: Int) -> String {
    var facts = stat()
    if number == 1 || stat(path, &facts) == 0 && facts.st_mode & S_IFMT != S_IFREG { return path }
    let url = URL(fileURLWithPath: path)
    let name = url.deletingPathExtension().path
    let suffix = url.pathExtension.isEmpty ? "" : ".\(url.pathExtension)"
    var free = number
    while FileManager.default.fileExists(atPath: "\(name)-\(free)\(suffix)") { free += 1 }
    return "\(name)-\(free)\(suffix)"
  }

  private static func open(_ path: String, _ settings: WalkSettings) -> Growing? {
    WrittenFile.open(path).map {
      Growing(path: path, handle: $0, writer: TraceWriter(settings))
    }
  }
}
