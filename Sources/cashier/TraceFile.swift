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
  private var number = 1
  private var entries = -1

  /// - Parameter order: the file of the order that is walked, which a trace must not overwrite.
  init(path: String, settings: WalkSettings, sparing order: String?, _ language: Language) throws {
    if let order, Self.isSameFile(order, path) {
      Output.error(
        language == .zh
          ? "\(printable(path))：这正是订单文件，轨迹会把它覆盖；请换一个文件名"
          : "\(printable(path)): this is the order's own file, which the trace would overwrite: "
            + "name another one")
      throw ExitCode.unable
    }
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

  private static func isSameFile(_ a: String, _ b: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(a, &first) == 0, stat(b, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// Writes what has been added to the walk's journal. Another walk than before takes its place.
  ///
  /// - Parameter number: tells the walks of one sitting apart.
  func append(_ walk: Walk, number: Int = 1) {
    let isAnother = number != self.number
    guard isAnother || walk.journal.entries.count != entries, entries != .max else { return }
    entries = walk.journal.entries.count
    do {
      if isAnother {
        self.number = number
        try handle.truncate(atOffset: 0)
        writer = TraceWriter(walk.settings)
      }
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
