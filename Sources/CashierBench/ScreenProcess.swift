import Glibc
import Terminal

/// A program on a pseudo-terminal of its own, as if a person sat before it.
final class ScreenProcess {
  let id: pid_t
  /// When it was started, on the clock of `nowMicroseconds()`.
  let started: Int64
  private let terminal: Int32
  /// POSIX_SPAWN_SETSID, which glibc shows to GNU programs only.
  private static let newSession: Int16 = 0x80
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// What the program wrote, and when the last of it came.
  struct Output {
    var bytes: [UInt8] = []
    var last: Int64?
  }

  /// - Parameters:
  ///   - data: the folder for its order book.
  ///   - report: a descriptor that the program finds as its number 3.
  init(
    _ path: String, _ arguments: [String], columns: UInt16 = 100, rows: UInt16 = 30,
    data: String = "/nonexistent", report: Int32? = nil
  ) throws(Failure) {
    var terminal: Int32 = 0
    var inside: Int32 = 0
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&terminal, &inside, nil, nil, &size) == 0, let name = ttyname(inside) else {
      throw .noTerminal
    }
    _ = fcntl(terminal, F_SETFD, FD_CLOEXEC)
    _ = fcntl(inside, F_SETFD, FD_CLOEXEC)
    defer { close(inside) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened first thing in a session of its own, it becomes the controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    if let report { posix_spawn_file_actions_adddup2(&actions, report, 3) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Self.newSession)
    // Nobody's configuration, and the same words everywhere.
    let environment = [
      "TERM=xterm-256color", "LANG=C.UTF-8", "HOME=/nonexistent", "XDG_DATA_HOME=\(data)",
    ]
    var id: pid_t = 0
    let start = nowMicroseconds()
    let error = withStrings([path] + arguments) { arguments in
      withStrings(environment) { environment in
        posix_spawn(&id, path, &actions, &attributes, arguments, environment)
      }
    }
    guard error == 0 else {
      close(terminal)
      throw .noProgram(path)
    }
    started = start
    self.id = id
    self.terminal = terminal
  }

  deinit {
    kill(id, SIGKILL)
    var status: Int32 = 0
    waitpid(id, &status, 0)
    close(terminal)
  }

  /// Types some keys.
  func type(_ keys: String) {
    _ = keys.withCString { write(terminal, $0, strlen($0)) }
  }

  /// Reads until `isEnough`, until nothing has come for `quiet` ms, or the program ends.
  func read(quiet: Int32, until isEnough: (Output) -> Bool = { _ in false }) -> Output {
    var output = Output()
    var descriptor = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    while poll(&descriptor, 1, quiet) > 0 {
      let count = Glibc.read(terminal, &buffer, buffer.count)
      guard count > 0 else { break }
      output.last = nowMicroseconds()
      output.bytes += buffer[..<count]
      if isEnough(output) { break }
    }
    return output
  }

  /// Reads and forgets for so long.
  func drain(seconds: Double) {
    let end = nowMicroseconds() + Int64(seconds * 1_000_000)
    while case let left = end - nowMicroseconds(), left > 0 {
      _ = read(quiet: Int32(left / 1_000) + 1) { _ in nowMicroseconds() >= end }
    }
  }

  /// Waits for the last row of the screen, which is drawn last: the word of its last key.
  ///
  /// - Returns: when it came.
  func frame() throws(Failure) -> Int64 {
    let output = read(quiet: 5_000) { $0.bytes.contains("quit") }
    guard let last = output.last, output.bytes.contains("quit") else { throw .noFrame }
    return last
  }

  var status: ProcessStatus { ProcessStatus(of: id) }
}

extension [UInt8] {
  fileprivate func contains(_ word: String) -> Bool {
    firstRange(of: Array(word.utf8)) != nil
  }
}

/// Hands over strings as C takes them: pointers, and nil at the end.
func withStrings<T>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T
) -> T {
  let pointers = strings.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  return body(pointers + [nil])
}
