import Foundation
import Testing

/// Sizes that change faster than anybody draws.
@Suite struct ResizeStorm {
  @Test func twoHundredResizesEndInAFrameOfTheLastSize() throws {
    let window = try Window(["--lang", "en"])
    let before = try window.sees("◉ WeChat Pay", "time left")
    let descriptor = open(window.flag("pane_tty"), O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    for number in 1...200 {
      var size = winsize(ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
      if number < 200 {
        size.ws_row = UInt16(1 + number * 7 % 60)
        size.ws_col = UInt16(1 + number * 13 % 200)
      }
      #expect(ioctl(descriptor, UInt(TIOCSWINSZ), &size) == 0)
    }
    _ = try window.wait("the frame from before") {
      shape(of: window.screen) == shape(of: before) ? true : nil
    }
    try window.press("Escape")
    try window.sees("Payment cancelled")
  }

  @Test func everySizeIsTheTerminalsOwnInTheEnd() throws {
    let session = try PrintedEvents()
    for number in 1...200 { session.terminal.resize(20 + number, 10 + number % 40) }
    try session.sees("resized 220x10")
    #expect(session.events.last == "resized 220x10")
  }

  /// A frame without the times in it.
  private func shape(of screen: String) -> String { screen.filter { !$0.isNumber } }
}
