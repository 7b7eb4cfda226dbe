import Foundation
import Testing

/// A terminal of which every byte is seen: what the program writes, and the modes that it leaves.
final class Pseudoterminal {
  private let ours: Int32
  private let theirs: Int32
  private let before: termios
  private var status: Int32?
  private(set) var output: [UInt8] = []
  let process: pid_t

  init(
    _ words: [String], columns: Int = 100, rows: Int = 30, environment: [String: String]
  ) throws {
    var descriptors: (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 128)
    try #require(openpty(&descriptors.0, &descriptors.1, &name, nil, &size) == 0)
    (ours, theirs) = descriptors
    _ = fcntl(ours, F_SETFL, O_NONBLOCK)
    before = Self.modes(of: theirs)
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    process = try spawn(
      ["setsid", "-c"] + words, environment: environment, input: path, output: path, errors: path)
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      EndToEndTests.wait(for: process)
    }
    close(ours)
    close(theirs)
  }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    try wait("room for \(bytes.count) bytes") {
      let written = rest.withUnsafeBytes { write(ours, $0.baseAddress, $0.count) }
      if written > 0 { rest = rest.dropFirst(written) }
      return rest.isEmpty ? true : nil
    }
  }

  var text: String {
    readOutput()
    return String(decoding: output, as: UTF8.self)
  }

  func sees(_ text: String) throws {
    try wait("\"\(text)\"") { self.text.contains(text) ? true : nil }
  }

  func resize(_ columns: Int, _ rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(theirs, UInt(TIOCSWINSZ), &size)
  }

  /// Whether a private mode of the terminal was last switched on; nil when it never was either.
  func mode(_ number: Int) -> Bool? {
    text.matches(of: /\u{1b}\[\?([0-9;]+)([hl])/)
      .last { $0.1.split(separator: ";").contains("\(number)") }
      .map { $0.2 == "h" }
  }

  /// The status as a shell would see it, once the program has left the terminal as it was.
  func ending() throws -> Int32 {
    let status = try wait("its end") { () -> Int32? in
      var status: Int32 = 0
      guard waitpid(process, &status, WNOHANG) == process else { return nil }
      return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
    }
    self.status = status
    for mode in [1000, 1002, 1003, 1006, 2004, 1049] {
      #expect(self.mode(mode) != true, "mode \(mode) is still on")
    }
    #expect(mode(25) != false, "the cursor is hidden")
    #expect(
      Self.bytes(of: Self.modes(of: theirs)) == Self.bytes(of: before), "the terminal's modes")
    return status
  }

  /// What a shell would read now as typed.
  func leftToRead() -> [UInt8] {
    var raw = Self.modes(of: theirs)
    cfmakeraw(&raw)
    tcsetattr(theirs, TCSANOW, &raw)
    _ = fcntl(theirs, F_SETFL, O_NONBLOCK)
    var buffer = [UInt8](repeating: 0, count: 4096)
    return Array(buffer.prefix(max(0, read(theirs, &buffer, buffer.count))))
  }

  /// Looks again whenever there is output; the limit only ends a test that fails.
  @discardableResult
  func wait<T>(_ what: String, _ body: () throws -> T?) throws -> T {
    let limit = ContinuousClock.now + .seconds(60)
    while true {
      readOutput()
      if let result = try body() { return result }
      if .now > limit {
        throw Window.NeverHappened(description: "never saw \(what); the output:\n\(text)")
      }
      var descriptor = pollfd(fd: ours, events: Int16(POLLIN), revents: 0)
      poll(&descriptor, 1, 10)
    }
  }

  private func readOutput() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(ours, &buffer, buffer.count), count > 0 {
      output += buffer.prefix(count)
    }
  }

  private static func modes(of descriptor: Int32) -> termios {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    return modes
  }

  private static func bytes(of modes: termios) -> [UInt8] {
    withUnsafeBytes(of: modes) { Array($0) }
  }
}
