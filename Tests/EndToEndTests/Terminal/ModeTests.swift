import Foundation
import Testing

/// The modes that a session asks of the terminal are its own, and end with it.
@Suite(.serialized) struct TerminalModes {
  @Test func theMouseIsTheTerminalsWhenTheSessionDoesNotUseIt() throws {
    let session = try PrintedEvents(["--no-mouse"])
    #expect(session.terminal.mode(1000) == nil)
    #expect(session.terminal.mode(1006) == nil)
    #expect(session.terminal.mode(2004) == true)
    try session.terminal.send("q")
    #expect(try session.terminal.ending() == 0)
    #expect(session.terminal.mode(1000) == nil)
  }

  @Test func reportsThatComeTooLateNeverReachTheShell() throws {
    let session = try PrintedEvents()
    try session.terminal.send("q" + String(repeating: "\u{1b}[<64;1;1M", count: 50))
    #expect(try session.terminal.ending() == 0)
    #expect(session.terminal.leftToRead() == [])
  }

  @Test func aTrapGivesTheTerminalBack() throws {
    let session = try PrintedEvents()
    try session.terminal.send("t")
    #expect(try session.terminal.ending() > 128)
  }

  @Test func afterAStopThatNobodyAskedForTheModesAreSetAnew() throws {
    let session = try PrintedEvents()
    let before = session.terminal.text.count
    kill(session.terminal.process, SIGSTOP)
    kill(session.terminal.process, SIGCONT)
    try session.sees("resumed")
    let since = session.terminal.text.dropFirst(before)
    for mode in ["2004", "1000", "1006"] { #expect(since.contains("\u{1b}[?\(mode)h")) }
    #expect(try session.events(of: "a") == ["key a"])
  }
}
