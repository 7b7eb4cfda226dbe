import Foundation
import Testing

/// What is copied comes to the terminal as OSC 52.
@Suite(.serialized) struct Clipboard {
  private let sequence = "\u{1b}]52;c;5pSv5LuYIHBheQ==\u{07}"

  @Test func plainly() throws {
    let session = try PrintedEvents()
    #expect(try session.events(of: "c") == ["key c", "copied true"])
    try session.terminal.sees(sequence)
    #expect(!session.terminal.text.contains("\u{1b}P"))
  }

  @Test func throughTmuxInBothWays() throws {
    let session = try PrintedEvents(environment: ["TMUX": "/tmp/tmux,1,0"])
    try session.terminal.send("c")
    try session.terminal.sees(sequence + "\u{1b}Ptmux;\u{1b}" + sequence + "\u{1b}\\")
  }

  @Test func throughScreen() throws {
    let session = try PrintedEvents(environment: ["STY": "1.pts"])
    try session.terminal.send("c")
    try session.terminal.sees("\u{1b}P" + sequence + "\u{1b}\\")
  }

  @Test func nothingThatIsTooLong() throws {
    let session = try PrintedEvents()
    #expect(try session.events(of: "C") == ["key C", "copied false"])
    #expect(!session.terminal.text.contains("]52;"))
  }
}
