import Foundation

/// The program as `cashier merchant serve`, on a port of its own.
final class ServerProcess {
  let id: pid_t
  private(set) var port = 0

  /// - Parameter data: the folder of its data, and of what it prints.
  init(_ path: String, data: String) throws(Failure) {
    let output = data + "/output"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let environment = ["LANG=C.UTF-8", "HOME=/nonexistent", "XDG_DATA_HOME=\(data)"]
    var id: pid_t = 0
    let error = withStrings([path, "merchant", "serve", "--port", "0", "--json"]) { arguments in
      withStrings(environment) { environment in
        posix_spawn(&id, path, &actions, nil, arguments, environment)
      }
    }
    guard error == 0 else { throw .noProgram(path) }
    self.id = id
    port = try Self.port(of: id, output)
  }

  deinit {
    kill(id, SIGTERM)
    var status: Int32 = 0
    waitpid(id, &status, 0)
  }

  private static func port(of process: pid_t, _ output: String) throws(Failure) -> Int {
    for _ in 0..<500 {
      let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
      if let match = text.firstMatch(of: /"port":(\d+)/), let port = Int(match.1) { return port }
      if waitpid(process, nil, WNOHANG) != 0 { throw .noServer(text) }
      // A process tells nobody that it has printed: look again.
      usleep(10_000)
    }
    throw .noServer("nothing was printed")
  }
}
