import ArgumentParser
import Documents
import Export
import Foundation

/// A file that a recording goes to; `-` is standard output. It is opened before there is anything to
/// write, so that nobody walks for nothing.
final class CastFile {
  private let handle: FileHandle
  private let path: String
  private let language: Language

  init(path: String, _ language: Language) throws {
    self.path = path
    self.language = language
    let descriptor = path == "-" ? 1 : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      Output.error(
        language == .zh
          ? "\(printable(path))：无法写入，请检查目录和权限"
          : "\(printable(path)): it cannot be written: check the folder and its permissions")
      throw ExitCode.unable
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: path != "-")
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
