import ArgumentParser
import Documents
import Export
import Foundation

/// A file that a recording goes to; `-` is standard output. It is opened before there is anything to
/// write, so that nobody walks for nothing, and keeps what it has until there is.
final class CastFile {
  private let handle: FileHandle
  private let path: String
  private let language: Language

  init(path: String, _ language: Language) throws {
    self.path = path
    self.language = language
    guard
      let handle = path == "-"
        ? FileHandle.standardOutput : WrittenFile.open(path, keepingContents: true)
    else {
      Output.error(WrittenFile.failure(path, language))
      throw ExitCode.unable
    }
    self.handle = handle
  }

  /// Writes the recording; says what is wrong with it and answers false where it cannot.
  func write(_ cast: Cast) -> Bool {
    let extent = cast.extent
    if extent.stride > 1 {
      Output.error(
        language == .zh
          ? "\(extent.instants) 个时刻太多：录像每 \(extent.stride) 个取一个"
          : "\(extent.instants) moments are too many: one in \(extent.stride) is recorded")
    }
    do {
      // A device has no length to be cut.
      try? handle.truncate(atOffset: 0)
      var buffer = Data()
      try cast.write { line in
        buffer.append(contentsOf: line.utf8)
        guard buffer.count > 1 << 16 else { return }
        try handle.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
      try handle.write(contentsOf: buffer)
      return true
    } catch {
      Output.error(
        language == .zh
          ? "\(printable(path))：写入失败，录像不完整"
          : "\(printable(path)): writing failed, the recording is cut off")
      return false
    }
  }
}
