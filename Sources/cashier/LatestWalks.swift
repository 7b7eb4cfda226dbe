import Foundation
import Walk

/// Traces of the latest walks on the screen, written as they go, so that even a killed program
/// leaves one. A few are kept, each of a bounded size.
struct LatestWalks {
  private static let kept = 5
  private static let largest = 16 << 20

  let folder: String

  /// A trace that grows.
  final class Growing {
    private let handle: FileHandle
    private var writer: TraceWriter
    private var entries = -1
    private var written = 0

    fileprivate init(_ handle: FileHandle, _ settings: WalkSettings) {
      self.handle = handle
      writer = TraceWriter(settings)
    }

    /// Writes what has been added to the walk's journal, as far as there is room.
    func append(_ walk: Walk) {
      guard walk.journal.entries.count != entries, written < LatestWalks.largest else { return }
      entries = walk.journal.entries.count
      let lines = writer.lines(of: walk)
      written += lines.count
      do {
        try handle.write(contentsOf: Data(lines))
      } catch {
        written = LatestWalks.largest
      }
    }
  }

  /// Nil where the folder cannot be written: nobody asked for this trace, so nobody is told.
  func begin(_ settings: WalkSettings) -> Growing? {
    let manager = FileManager.default
    let privately: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    try? manager.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: privately)
    for old in files.dropFirst(Self.kept - 1) { try? manager.removeItem(atPath: old) }
    let path = "\(folder)/\(Int64(Date().timeIntervalSince1970 * 1_000))-\(getpid()).jsonl"
    guard
      manager.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: path)
    else { return nil }
    return Growing(handle, settings)
  }

  /// The latest first.
  var files: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".jsonl") }.sorted(by: >).map { "\(folder)/\($0)" }
  }
}
