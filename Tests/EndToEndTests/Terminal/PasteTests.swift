import Foundation
import Testing

/// What is pasted is a text, and never keys.
@Suite(.serialized) struct Pasting {
  static let begin = Array("\u{1b}[200~".utf8)
  static let end = Array("\u{1b}[201~".utf8)

  @Test(arguments: TerminalInput.terminals)
  func aPasteIsOneTextWhateverIsInIt(terminal: String) throws {
    let session = try PrintedEvents(environment: ["TERM": terminal])
    #expect(session.terminal.mode(2004) == true)
    let text = Array("q\u{1b}\u{03}\u{1c}\u{1a}\u{1b}[A\u{1b}[201\u{1b}[200~\r\nz".utf8) + [0xff]
    #expect(
      try session.events(of: Self.begin + text + Self.end)
        == [#"paste 24 "q\u{1B}\u{03}\u{1C}\u{1A}\u{1B}[A\u{1B}[201\u{1B}[200~\nz�""#])
    #expect(try session.events(of: "a") == ["key a"])
  }

  @Test func anEmptyPasteAndTwoInOneGo() throws {
    let session = try PrintedEvents()
    #expect(
      try session.events(
        of: Self.begin + Self.end + Self.begin + Array("支付".utf8) + Self.end + Array("x".utf8))
        == [#"paste 0 """#, #"paste 6 "支付""#, "key x"])
  }

  @Test func aPasteInManyPiecesIsOne() throws {
    let session = try PrintedEvents()
    try session.terminal.send(Self.begin)
    for byte in Array("qq支\u{1b}[2付".utf8) + Self.end { try session.terminal.send([byte]) }
    try session.sees(#"paste 11 "qq支\u{1B}[2付""#)
    #expect(try session.events(of: "") == [])
    for piece in ["\u{1b}[20", "0~qq"] { try session.terminal.send(piece) }
    #expect(try session.events(of: Self.end) == [#"paste 2 "qq""#])
  }

  @Test func moreThanAnOrderMayHaveIsReadButNotAll() throws {
    let session = try PrintedEvents()
    let text = String(repeating: "q", count: 100)
    let most = 2 << 20 + 2
    for (count, read) in [(1 << 20 + 5000, 1 << 20 + 5000), (most + 5000, most)] {
      let pasted = [UInt8](repeating: UInt8(ascii: "q"), count: count)
      let events = try session.events(of: Self.begin + pasted + Self.end)
      #expect(events == [#"paste \#(read) "\#(text)""#])
    }
  }

  @Test func aPasteWithoutEndTakesLittleMemoryAndStopsNoSignal() throws {
    let session = try PrintedEvents()
    let before = try memory(of: session.terminal.process)
    try session.terminal.send(
      Self.begin + [UInt8](repeating: UInt8(ascii: "q"), count: 8 << 20))
    #expect(try memory(of: session.terminal.process) < before + 4096)
    #expect(session.events == [])
    kill(session.terminal.process, SIGTERM)
    #expect(try session.terminal.ending() == 128 + SIGTERM)
    #expect(session.terminal.leftToRead() == [])
  }

  /// Kibibytes that are resident.
  private func memory(of process: pid_t) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    return try #require(status.firstMatch(of: /VmRSS:\s+(\d+)/).flatMap { Int($0.1) })
  }
}
