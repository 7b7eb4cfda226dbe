import Foundation

/// Files that commands write: in place, so that a device or a link stays what it is; `-` is standard
/// output.
enum WrittenFile {
  /// False where it cannot be written.
  static func write(_ bytes: Data, to path: String) -> Bool {
    if path == "-" {
      return (try? FileHandle.standardOutput.write(contentsOf: bytes)) != nil
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    return (try? handle.write(contentsOf: bytes)) != nil
  }
}
