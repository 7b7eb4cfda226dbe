import Foundation
import Testing

/// A file that is watched wakes a session that sleeps for ever.
@Suite struct WatchedFiles {
  @Test func aFileThatIsReplacedIsTold() throws {
    let folder = try TemporaryFolder()
    let file = URL(fileURLWithPath: folder.path + "/theme.yaml")
    let session = try PrintedEvents([file.path, "/no/such/folder/theme.yaml"])
    try Data("text".utf8).write(to: file, options: .atomic)
    try session.sees("files changed")
    #expect(try session.events(of: "") == [])
    try FileManager.default.removeItem(at: file)
    try session.terminal.wait("the second change") {
      session.events.filter { $0 == "files changed" }.count == 2 ? true : nil
    }
  }
}
