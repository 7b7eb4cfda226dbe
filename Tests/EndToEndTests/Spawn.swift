import Foundation

/// Runs a command to its end and gives its status, 128 + n after a signal n.
///
/// Test threads block signals and share descriptors with each other; a child must inherit neither:
/// a tmux server that blocks TERM cannot be ended, and one that holds a pipe open keeps whoever
/// reads it waiting. (Foundation's `Process` waits for every descendant that inherited anything.)
@discardableResult
func spawnAndWait(
  _ words: [String], environment: [String: String], input: String = "/dev/null",
  output: String = "/dev/null", errors: String = "/dev/null"
) throws -> Int32 {
  wait(
    for: try spawn(
      words, environment: environment, input: input, output: output, errors: errors))
}

/// Waits for the end of a process that `spawn` started, and gives its status.
@discardableResult
func wait(for process: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(process, &status, 0) == -1, errno == EINTR {}
  let signal = status & 0x7f
  return signal == 0 ? (status >> 8) & 0xff : 128 + signal
}

/// Starts a command, for `wait(for:)`.
func spawn(
  _ words: [String], environment: [String: String], input: String = "/dev/null",
  output: String = "/dev/null", errors: String = "/dev/null"
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
  for (descriptor, file) in [(1, output), (2, errors)] as [(Int32, String)] {
    posix_spawn_file_actions_addopen(
      &actions, descriptor, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  }
  for descriptor in Int32(3)..<512 { posix_spawn_file_actions_addclose(&actions, descriptor) }

  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  sigfillset(&signals)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  var variables: [UnsafeMutablePointer<CChar>?] =
    environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for pointer in arguments + variables { free(pointer) } }
  var process = pid_t()
  let error = posix_spawnp(&process, words[0], &actions, &attributes, &arguments, &variables)
  guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
  return process
}
