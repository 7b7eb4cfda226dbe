import ArgumentParser
import Foundation

/// Writing to the two outputs.
enum Output {
  static func line(_ text: String) { write(text + "\n", to: .standardOutput) }
  static func error(_ text: String) { write("cashier: \(text)\n", to: .standardError) }

  static func write(_ text: String, to handle: FileHandle) { write(Data(text.utf8), to: handle) }

  /// What cannot be told has not been done: a full disk behind standard output ends the program.
  static func write(_ bytes: Data, to handle: FileHandle) {
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      guard handle === FileHandle.standardOutput else { return }
      self.error("standard output cannot be written")
      exit(ExitCode.unable.rawValue)
    }
  }
}

/// How the program ends.
extension ExitCode {
  /// The answer is no.
  static let no = ExitCode(1)
  /// It could not be done.
  static let unable = ExitCode(2)
}
