import ArgumentParser
import Documents
import Foundation
import Synchronization
import Walk

/// Where the traces of played scenarios go: a file, or a folder with one for each.
final class TracePlace: Sendable {
  private let path: String
  private let isFolder: Bool
  private let language: Language
  private let failed = Mutex(false)

  /// One could not be written.
  var hasFailed: Bool { failed.withLock { $0 } }

  init(path: String, isFolder wanted: Bool, _ language: Language) throws {
    self.path = path
    self.language = language
    isFolder = wanted || path.hasSuffix("/") || cashier.isFolder(path)
    if isFolder {
      try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      guard cashier.isFolder(path) else {
        Output.error(
          language == .zh
            ? "\(printable(path))：有多个场景，这里要是一个目录"
            : "\(printable(path)): there are several scenarios, so this must be a folder")
        throw ExitCode.unable
      }
    }
  }

  func write(_ walk: Walk, of name: String) {
    let file = isFolder ? "\(path)/\(name).jsonl" : path
    if WrittenFile.write(Data(TraceWriter.trace(of: walk)), to: file) { return }
    failed.withLock { $0 = true }
    Output.error(WrittenFile.failure(file, language))
  }
}
