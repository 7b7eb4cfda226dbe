import Foundation
import Testing

@testable import Terminal

/// Files and folders are changed one after another: there is one watch a process.
@Suite("Watched files", .serialized)
struct FileWatchTests {
  private let folder: URL
  private let file: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "watch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    file = folder.appending(path: "theme.yaml")
  }

  private func write(_ file: URL, atomically: Bool = false) throws {
    try Data("text".utf8).write(to: file, options: atomically ? .atomic : [])
  }

  private func watching() -> FileWatch {
    var watch = FileWatch()
    watch.watch([file.path])
    return watch
  }

  /// Whether a change is told that happened just now.
  private func tells(_ watch: inout FileWatch) -> Bool {
    watch.readChanges(now: 0)
    return watch.isDue(now: 1_000_000)
  }

  @Test("What happens in one go is told once, when it is over")
  func bursts() throws {
    var watch = watching()
    for number in 0..<20 {
      try write(file, atomically: number % 2 == 0)
      watch.readChanges(now: Int64(number) * 10_000)
      let isTold = watch.isDue(now: Int64(number) * 10_000)
      #expect(!isTold)
    }
    let due = try #require(watch.due)
    let told = [due - 1, due, due + 1_000_000].map { watch.isDue(now: $0) }
    #expect(told == [false, true, false])
  }

  @Test("Written, replaced, moved away and removed are changes; other files are nobody's")
  func kinds() throws {
    var watch = watching()
    var told = tells(&watch)
    #expect(!told)
    try write(folder.appending(path: "other.yaml"))
    told = tells(&watch)
    #expect(!told)
    try write(file)
    told = tells(&watch)
    #expect(told)
    try write(file, atomically: true)
    told = tells(&watch)
    #expect(told)
    try FileManager.default.moveItem(at: file, to: folder.appending(path: "moved.yaml"))
    told = tells(&watch)
    #expect(told)
    try write(file)
    told = tells(&watch)
    #expect(told)
    try FileManager.default.removeItem(at: file)
    told = tells(&watch)
    #expect(told)
    told = tells(&watch)
    #expect(!told)
  }

  @Test("A link is watched where it lies and where it leads")
  func links() throws {
    let elsewhere = folder.appending(path: "elsewhere")
    try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
    let target = elsewhere.appending(path: "real.yaml")
    try write(target)
    try FileManager.default.createSymbolicLink(at: file, withDestinationURL: target)
    var watch = watching()
    try write(target)
    let told = tells(&watch)
    #expect(told)
  }

  @Test("Watching others forgets those before; a folder that is missing does no harm")
  func replacement() throws {
    var watch = watching()
    watch.watch(["/no/such/folder/a.yaml", "", folder.appending(path: "other.yaml").path])
    try write(file)
    watch.readChanges(now: 0)
    #expect(watch.due == nil)
    try write(folder.appending(path: "other.yaml"))
    watch.readChanges(now: 0)
    #expect(watch.due != nil)
    watch.watch([])
    #expect(watch.due == nil)
    try write(folder.appending(path: "other.yaml"))
    watch.readChanges(now: 0)
    #expect(watch.due == nil)
  }
}
