import CTerminal
import Foundation

/// Files that are watched through their folders, since editors replace a file by another.
struct FileWatch {
  /// An editor that saves does several things to a file one after the other.
  private static let settling: Int64 = 50_000

  private var names: [Int32: Set<String>] = [:]
  /// When a change is told, unless more follow.
  private(set) var due: Int64?

  /// Watches these and nothing else. Folders that do not exist are left out.
  mutating func watch(_ paths: [String]) {
    ct_unwatch()
    names = [:]
    due = nil
    for path in paths {
      add(URL(fileURLWithPath: path))
      add(URL(fileURLWithPath: path).resolvingSymlinksInPath())
    }
  }

  private mutating func add(_ file: URL) {
    let folder = ct_watch(file.deletingLastPathComponent().path)
    if folder >= 0 { names[folder, default: []].insert(file.lastPathComponent) }
  }

  mutating func readChanges(now: Int64) {
    var name: UnsafePointer<CChar>?
    while case let folder = ct_next_change(&name), folder != -1 {
      let isOurs = name.map { names[folder]?.contains(String(cString: $0)) ?? false } ?? false
      if isOurs || Int(folder) == CT_CHANGES_LOST { due = now + Self.settling }
    }
  }

  /// Whether a change is to be told now; it is told once.
  mutating func isDue(now: Int64) -> Bool {
    guard let moment = due, moment <= now else { return false }
    due = nil
    return true
  }
}
