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
    if files[number] == nil { files[number] = Self.open(path(of: number), walk.settings) }
    guard var file = files[number] else { return fail(path(of: number)) }
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

  private func path(of number: Int) -> String {
    if number == 1 { return path }
    let url = URL(fileURLWithPath: path)
    let name = "\(url.deletingPathExtension().lastPathComponent)-\(number)"
    let file = url.pathExtension.isEmpty ? name : "\(name).\(url.pathExtension)"
    return url.deletingLastPathComponent().appendingPathComponent(file).path
  }

  private static func open(_ path: String, _ settings: WalkSettings) -> Growing? {
    WrittenFile.open(path).map {
      Growing(path: path, handle: $0, writer: TraceWriter(settings))
    }
  }
}
