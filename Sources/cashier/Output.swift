import ArgumentParser
import Foundation

/// Writing to the two outputs.
enum Output {
  static func line(_ text: String) { write(text + "\n", to: .standardOutput) }
  static func error(_ text: String) { write("cashier: \(text)\n", to: .standardError) }

  static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

/// How the program ends.
extension ExitCode {
  /// The answer is no.
  static let no = ExitCode(1)
  /// It could not be done.
  static let unable = ExitCode(2)
}
