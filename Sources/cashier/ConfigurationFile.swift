import Documents
import Foundation

/// The configuration file: what it says of the screen, and what is wrong in it.
struct ConfigurationFile: Sendable {
  /// The one of this process, read once.
  static let own = ConfigurationFile(path: Places.configuration)

  let path: String
  /// nil where there is none.
  let bytes: [UInt8]?
  let settings: WrittenSettings
  /// In the order of their lines.
  let mistakes: [YAMLError]

  init(path: String) {
    self.path = path
    bytes = fileBytes(path)
    var mistakes: [YAMLError] = []
    settings = Configuration(environment: [:], file: bytes) { mistakes.append($0) }.settings
    if bytes == nil, FileManager.default.fileExists(atPath: path) {
      mistakes.append(
        YAMLError(message: "it cannot be read; check its permissions", line: 1, column: 1))
    }
    self.mistakes = mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// Each mistake in a line.
  var complaints: [String] { mistakes.map { "\(printable(path)): \($0)" } }

  /// A file that it names, as seen from it.
  func resolved(_ file: String) -> String {
    if file.hasPrefix("~/") {
      return (ProcessInfo.processInfo.environment["HOME"] ?? "") + file.dropFirst()
    }
    guard !file.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return file }
    return path[...slash] + file
  }
}
