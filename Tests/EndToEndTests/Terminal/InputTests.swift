import Foundation
import Testing

/// What bytes from the terminal mean, by a session in a terminal.
@Suite(.serialized) struct TerminalInput {
  static let terminals = ["xterm-256color", "tmux-256color", "screen"]

  @Test(arguments: terminals)
  func theMouseIsRead(terminal: String) throws {
    let session = try PrintedEvents(environment: ["TERM": terminal])
    #expect(session.terminal.mode(1000) == true)
    #expect(session.terminal.mode(1006) == true)
    #expect(
      try session.events(of: "\u{1b}[<0;11;6M\u{1b}[<0;11;6m\u{1b}[<64;1;1M\u{1b}[<65;300;2M")
        == ["mouse press 10 5", "mouse wheelUp 0 0", "mouse wheelDown 299 1"])
    #expect(
      try session.events(of: [0x1b, 0x5b, 0x4d, 32, 43, 38, 0x1b, 0x5b, 0x4d, 35, 43, 38])
        == ["mouse press 10 5"])
    #expect(
      try session.events(of: [0x1b, 0x5b, 0x4d, 96, 33, 33, 0x1b, 0x5b, 0x4d, 97, 255, 34])
        == ["mouse wheelUp 0 0", "mouse wheelDown 222 1"])
  }

  @Test func otherButtonsDragsAndBrokenReportsAreNothing() throws {
    let session = try PrintedEvents()
    let reports = [
      "<1;1;1M", "<2;1;1M", "<35;9;9M", "<32;9;9M", "<0;0;1M", "<0;1M", "<;;M", "<0;1;1z",
      "<0;99999999999999999999;1M", "<66;1;1M", "<M", "M   ",
    ]
    #expect(try session.events(of: reports.map { "\u{1b}[" + $0 }.joined()) == [])
    #expect(try session.events(of: "\u{1b}[<16;2;3M") == ["mouse press 1 2"])
  }

  @Test func aReportInPiecesIsOneReport() throws {
    let session = try PrintedEvents()
    for piece in ["\u{1b}[<0", ";11;", "6", "M"] { try session.terminal.send(piece) }
    try session.sees("mouse press 10 5")
    #expect(try session.events(of: "") == [])
  }

  @Test func theMouseIsTheTerminalsWhenTheSessionDoesNotUseIt() throws {
    let session = try PrintedEvents(["--no-mouse"])
    #expect(session.terminal.mode(1000) == nil)
    #expect(session.terminal.mode(1006) == nil)
    #expect(session.terminal.mode(2004) == true)
    try session.terminal.send("q")
    #expect(try session.terminal.ending() == 0)
    #expect(session.terminal.mode(1000) == nil)
  }

  @Test(arguments: terminals)
  func homeAndEndInEveryForm(terminal: String) throws {
    let session = try PrintedEvents(environment: ["TERM": terminal])
    for home in ["[1~", "[7~", "[H", "OH"] {
      #expect(try session.events(of: "\u{1b}" + home) == ["key home"], "\(home)")
    }
    for end in ["[4~", "[8~", "[F", "OF"] {
      #expect(try session.events(of: "\u{1b}" + end) == ["key end"], "\(end)")
    }
    for (form, key) in ["A": "up", "B": "down", "C": "right", "D": "left"] {
      #expect(
        try session.events(of: "\u{1b}[\(form)\u{1b}O\(form)") == ["key \(key)", "key \(key)"])
    }
  }

  @Test(arguments: terminals)
  func keysWithModifiersLeakNoOtherKeys(terminal: String) throws {
    let session = try PrintedEvents(environment: ["TERM": terminal])
    for form in ["[1;2A", "[1;5D", "[1;6H", "[3;5~", "[5;2~", "[a", "Oa", "[27;5;9~", "[113;5u"] {
      let events = try session.events(of: "\u{1b}" + form)
      #expect(events.count <= 1 && !events.contains { $0.hasPrefix("key ") && $0.count == 5 })
    }
  }

  @Test func escapeIsAKeyAlsoWhenAnotherFollowsAtOnce() throws {
    let session = try PrintedEvents()
    #expect(try session.events(of: "\u{1b}a") == ["key escape", "key a"])
    #expect(try session.events(of: "中\u{1b}\u{1b}") == ["key 中", "key escape", "key escape"])
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
}
