import Foundation

/// Runs a command to its end, its output in a file.
///
/// Foundation's `Process` ends only when every descendant has closed what it inherited, and tmux
/// leaves a server behind; waitpid asks for the command alone.
func spawnAndWait(_ words: [String], environment: [String: String], output: String) throws {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  var variables: [UnsafeMutablePointer<CChar>?] =
    environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for pointer in arguments + variables { free(pointer) } }
  var process = pid_t()
  let error = posix_spawnp(&process, words[0], &actions, nil, &arguments, &variables)
  guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
  var status: Int32 = 0
  while waitpid(process, &status, 0) == -1, errno == EINTR {}
}
