import Foundation

/// Keeps programs that open a database of one folder apart while they make or migrate it.
enum FolderLock {
  /// Locks the folder itself, so that nothing is left behind whatever happens.
  static func whileHeld<Result>(
    _ folder: String, patience: Duration, _ work: () throws -> Result
  ) throws -> Result {
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Where folders cannot be locked SQLite's own locks must do.
    guard descriptor >= 0 else { return try work() }
    defer { close(descriptor) }
    let end = ContinuousClock.now + patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR,
      ContinuousClock.now < end
    {
      // flock has no deadline of its own: try again until ours.
      usleep(1_000)
    }
    return try work()
  }
}
