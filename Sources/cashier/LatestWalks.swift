import Foundation
import Payment
import Walk

/// Traces of the latest walks on the screen, written as they go, so that even a killed program
/// leaves one. A few are kept, each of a bounded size.
struct LatestWalks {
  private static let kept = 5
  private static let largest = 16 << 20

  let folder: String

  /// A trace that grows. It begins with the first act after the order: a walk in which nobody did
  /// anything is not worth keeping, nor the time and memory that its file takes.
  final class Growing {
    private let folder: LatestWalks
    private var number = 1
    private var seen = 0
    private var acts = 0
    private var file: (handle: FileHandle, writer: TraceWriter)?
    private var room = LatestWalks.largest

    fileprivate init(_ folder: LatestWalks) { self.folder = folder }

    /// Writes what has been added to the walk's journal, as far as there is room.
    ///
    /// - Parameter number: tells the walks of one sitting apart; each has a file of its own.
    func append(_ walk: Walk, number: Int) {
      let entries = walk.journal.entries
      if number != self.number {
        (self.number, seen, acts, file, room) = (number, 0, 0, nil, LatestWalks.largest)
      }
      guard entries.count != seen, room > 0 else { return }
      for entry in entries[seen...] { if case .input(.act) = entry.what { acts += 1 } }
      seen = entries.count
      guard acts > 1 else { return }
      if file == nil { file = folder.open().map { ($0, TraceWriter(walk.settings)) } }
      guard let lines = file?.writer.lines(of: walk) else {
        room = 0
        return
      }
      room -= lines.count
      do {
        try file?.handle.write(contentsOf: Data(lines))
      } catch {
        room = 0
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
