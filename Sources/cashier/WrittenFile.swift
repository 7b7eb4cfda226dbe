import ArgumentParser
import Documents
import Foundation

/// Files that commands write: in place, so that a device or a link stays what it is; `-` is standard
/// output.
enum WrittenFile {
  /// False where it cannot be written.
  static func write(_ bytes: Data, to path: String) -> Bool {
    guard let handle = path == "-" ? FileHandle.standardOutput : open(path) else { return false }
    return (try? handle.write(contentsOf: bytes)) != nil
  }

  /// Empty, unless it is to keep what it has until something is written; nil where it cannot be
  /// written.
  static func open(_ path: String, keepingContents: Bool = false) -> FileHandle? {
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (keepingContents ? 0 : O_TRUNC)
    let descriptor = Foundation.open(path, flags, 0o644)
    return descriptor < 0 ? nil : FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  static func failure(_ path: String, _ language: Language) -> String {
    language == .zh
      ? "\(printable(path))：无法写入，请检查目录和权限"
      : "\(printable(path)): it cannot be written: check the folder and its permissions"
  }

  /// Ends the command where one of the outputs is one of the inputs, or the same as another.
  static func keepApart(_ outputs: [String?], sparing inputs: [String?], _ language: Language)
    throws
  {
    var known = inputs.compactMap(\.self).filter(FileManager.default.fileExists)
    for output in outputs.compactMap(\.self) where output != "-" {
      if let other = known.first(where: { isSame($0, output) }) {
        Output.error(
          language == .zh
            ? "\(printable(output))：会覆盖 \(printable(other))，请换一个文件名"
            : "\(printable(output)): it would overwrite \(printable(other)): name another file")
        throw ExitCode.unable
      }
      known.append(output)
    }
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(a, &first) == 0, stat(b, &second) == 0 else {
      return URL(fileURLWithPath: a).standardized == URL(fileURLWithPath: b).standardized
    }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
      && first.st_mode & S_IFMT == S_IFREG
  }
}
