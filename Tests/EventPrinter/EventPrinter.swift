import Glibc
import Terminal

struct EventPrinter {
  private let file: Int32
  private let session: TerminalSession
  private let watched: [String]

  init(file: String, usesMouse: Bool, watching watched: [String]) {
    self.file = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    self.watched = watched
    let capabilities = TerminalCapabilities.current { name in
      getenv(name).map { String(cString: $0) }
    }
    session = TerminalSession(capabilities: capabilities, usesMouse: usesMouse)
  }

  func run() -> Int32 {
    do throws(TerminalError) { try session.enter() } catch { return 2 }
    session.watch(watched)
    print("entered \(text(session.size))")
    while true {
      let events = session.waitForEvents(untilMonotonic: nil)
      if events.isEmpty { print("nothing") }
      for event in events {
        print(text(event))
        switch event {
        case .key(.character("q")):
          session.leave()
          return 0
        case .key(.character("c")): print("copied \(session.copy("支付 pay"))")
        case .key(.character("C")):
          print("copied \(session.copy(String(repeating: "x", count: 60_000)))")
        case .key(.character("t")): fatalError("asked to trap")
        case .signal(let signal):
          session.leave()
          raiseDefault(signal)
        case .hungUp: return 0
        default: break
        }
      }
    }
  }

  private func text(_ event: TerminalEvent) -> String {
    switch event {
    case .key(let key): "key \(key)"
    case .mouse(let mouse): "mouse \(mouse.kind) \(mouse.point.column) \(mouse.point.row)"
    case .paste(let text): "paste \(text.utf8.count) \(String(text.prefix(100)).debugDescription)"
    case .resized(let size): "resized \(text(size))"
    case .signal(let signal): "signal \(signal)"
    case .filesChanged: "files changed"
    case .resumed: "resumed"
    case .woken: "woken"
    case .hungUp: "hung up"
    }
  }

  private func text(_ size: Size) -> String { "\(size.columns)x\(size.rows)" }

  private func print(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(file, bytes, bytes.count)
  }
}
