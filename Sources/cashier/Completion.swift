import ArgumentParser
import Documents
import Foundation

/// What shells offer for a word: asked when Tab is pressed, so that one's own are offered too.
extension CompletionKind {
  /// A scenario's name or file.
  static var scenario: CompletionKind {
    .custom { _, _, word in
      Places.scenarios.entries.map(\.name).filter { $0.hasPrefix(word) } + files(word)
    }
  }

  /// A theme's name or file.
  static var theme: CompletionKind {
    .custom { _, _, word in
      Places.themes.entries.map(\.name).filter { $0.hasPrefix(word) } + files(word)
    }
  }

  /// YAML files in the folder that the word names so far.
  private static func files(_ word: String) -> [String] {
    let folder = word.lastIndex(of: "/").map { String(word[...$0]) } ?? ""
    return fileNames(in: folder.isEmpty ? "." : folder).filter { $0.hasSuffix(".yaml") }.sorted()
      .map { folder + $0 }.filter { $0.hasPrefix(word) }
  }
}
