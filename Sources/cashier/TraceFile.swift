import ArgumentParser
import Documents
import Foundation
import Walk

/// A trace that grows with its walk, so that even a killed program leaves one.
final class TraceFile {
  private let handle: FileHandle
  private let path: String
  private let language: Language
  private var writer: TraceWriter
  private var entries = -1

  init(path: String, settings: WalkSettings, _ language: Language) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      Output.error(
        language == .zh
          ? "\(printable(path))：无法写入，请检查目录和权限"
          : "\(printable(path)): it cannot be written: check the folder and its permissions")
      throw ExitCode.unable
    }
    self.path = path
    self.language = language
    self.handle = handle
    writer = TraceWriter(settings)
  }

  /// Writes what has been added to the walk's journal.
  func append(_ walk: Walk) {
    guard walk.journal.entries.count != entries else { return }
    entries = walk.journal.entries.count
    do {
      try handle.write(contentsOf: Data(writer.lines(of: walk)))
    } catch {
      Output.error(
        language == .zh
          ? "\(printable(path))：写入失败，轨迹不完整"
          : "\(printable(path)): writing failed, the trace is cut off")
      entries = .max
    }
  }
}
