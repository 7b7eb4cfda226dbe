import Foundation
import Testing

/// Whatever ends the program, the terminal is left as it was.
@Suite(.serialized) struct Endings {
  @Test func quitAsksWhileAPaymentIsUnderWay() throws {
    let window = try Window(["--lang", "en"])
    try window.sees("◉ WeChat Pay")
    try window.press("q")
    try window.sees("A payment is under way. Quit?")
    try window.press("n")
    try window.sees(no: "A payment is under way")
    try window.press("q")
    try window.sees("A payment is under way. Quit?")
    try window.press("y")
    #expect(try window.ending() == 0)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGILL])
  func aSignalFromOutside(signal: Int32) throws {
    let window = try Window([])
    try window.sees("seed 1")
    try window.signal(signal)
    #expect(try window.ending() == 128 + Int(signal))
  }

  @Test(arguments: [("C-c", SIGINT), ("C-\\", SIGQUIT)])
  func aSignalFromTheKeyboard(key: String, signal: Int32) throws {
    let window = try Window([])
    try window.sees("seed 1")
    try window.press(key)
    #expect(try window.ending() == 128 + Int(signal))
  }

  @Test func suspendedAndBack() throws {
    let window = try Window(["--lang", "en"], resumes: true)
    try window.sees("◉ WeChat Pay")
    try window.press("C-z")
    try window.sees("[stopped]")
    #expect(window.flag("alternate_on") == "0")
    try window.expectNoMouseOrPasteModes()
    try window.press("Enter")
    try window.sees("◉ WeChat Pay", "time left")
    #expect(window.flag("alternate_on") == "1")
    #expect(window.flag("mouse_any_flag") == "1")
    #expect(window.flag("mouse_sgr_flag") == "1")
    try window.paste("qqq")
    try window.press("Escape")
    try window.sees("Payment cancelled")
    try window.press("q")
    #expect(try window.ending() == 0)
  }

  @Test func theWindowIsClosed() throws {
    let window = try Window([])
    try window.sees("seed 1")
    let process = try window.process()
    try window.close()
    _ = try window.wait("the process's end") { kill(process, 0) == -1 ? true : nil }
  }

  /// No test may leave a terminal running: it would keep whoever waits for the tests waiting.
  @Test func aWindowLeavesNothingRunning() throws {
    var window: Window? = try Window([])
    let processes: [pid_t] =
      try window.map { window in
        try window.sees("seed 1")
        return [window.server, try window.process()]
      } ?? []
    #expect(processes.count == 2 && processes.allSatisfy { kill($0, 0) == 0 })
    window = nil
    let limit = ContinuousClock.now + .seconds(20)
    while processes.contains(where: { kill($0, 0) == 0 }), .now < limit {}
    #expect(processes.allSatisfy { kill($0, 0) == -1 })
  }
}
