import Foundation
import Payment
import Walk

/// Traces of the latest walks on the screen, written as they go, so that even a killed program
/// leaves one. A few are kept, each of a bounded size.
struct LatestWalks {
  private static let kept = 5
  private static let largest = 16 << 20

  let folder: String

  /// Traces that grow, one for each walk of a sitting. They begin with the first act after the order:
  /// a walk in which nobody did anything is not worth keeping, nor the time and memory that its file
  /// takes.
  final class Growing {
    private struct File {
      var seen = 0
      var acts = 0
      var open: (handle: FileHandle, writer: TraceWriter)?
      var room = LatestWalks.largest
    }

    private let folder: LatestWalks
    private var files: [Int: File] = [:]

    fileprivate init(_ folder: LatestWalks) { self.folder = folder }

    /// Writes what has been added to the walk's journal, as far as there is room.
    ///
    /// - Parameter number: tells the walks of one sitting apart.
    func append(_ walk: Walk, number: Int) {
      let entries = walk.journal.entries
      var file = files[number] ?? File()
      guard entries.count != file.seen, file.room > 0 else { return }
      defer { files[number] = file }
      for entry in entries[file.seen...] { if case .input(.act) = entry.what { file.acts += 1 } }
      file.seen = entries.count
      guard file.acts > 1 else { return }
      if file.open == nil { file.open = folder.open().map { ($0, TraceWriter(walk.settings)) } }
      guard let lines = file.open?.writer.lines(of: walk) else {
        file.room = 0
        return
      }
      file.room -= lines.count
      do {
        try file.open?.handle.write(contentsOf: Data(lines))
      } catch {
        file.room = 0
      }
    }
  }

  func begin() -> Growing { Growing(self) }

  /// Nil where the folder cannot be written: nobody asked for this trace, so nobody is told.
  private func open() -> FileHandle? {
    let manager = FileManager.default
    let privately: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    try? manager.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: privately)
    for old in files.dropFirst(Self.kept - 1) { try? manager.removeItem(atPath: old) }
    let path = "\(folder)/\(Int64(Date().timeIntervalSince1970 * 1_000))-\(getpid()).jsonl"
    guard
      manager.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { return nil }
    return FileHandle(forWritingAtPath: path)
  }

  /// The latest first.
  var files: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".jsonl") }.sorted(by: >).map { "\(folder)/\($0)" }
  }
}
