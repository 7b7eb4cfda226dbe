import Foundation
import Testing

/// GNU screen, where it is installed.
@Suite struct GNUScreen {
  static let path = "/usr/bin/screen"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: path)))
  func theProgramStartsDrawsAndLeaves() throws {
    let folder = try TemporaryFolder()
    let settings = folder.path + "/screenrc"
    let sockets = folder.path + "/sockets"
    try FileManager.default.createDirectory(
      atPath: sockets, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Data("startup_message off\nautodetach off\ndefutf8 on\n".utf8)
      .write(to: URL(fileURLWithPath: settings))
    let terminal = try Pseudoterminal(
      [Self.path, "-U", "-c", settings, Program.path, "--lang", "en", "--ephemeral"],
      environment: Program.environment(home: folder.path, ["SCREENDIR": sockets]))
    try terminal.sees("WeChat Pay")
    try terminal.send("q")
    try terminal.sees("Quit?")
    try terminal.send("y")
    #expect(try terminal.ending() == 0)
  }
}
