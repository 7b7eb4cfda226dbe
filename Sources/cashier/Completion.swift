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

  /// A scenario's name, a scenario's file or a trace.
  static var walk: CompletionKind {
    .custom { _, _, word in
      Places.scenarios.entries.map(\.name).filter { $0.hasPrefix(word) }
        + files(word, [".yaml", ".jsonl"])
    }
  }

  /// A theme's name or file.
  static var theme: CompletionKind {
    .custom { _, _, word in
      Places.themes.entries.map(\.name).filter { $0.hasPrefix(word) } + files(word)
    }
  }

  /// Files in the folder that the word names so far.
  private static func files(_ word: String, _ suffixes: [String] = [".yaml"]) -> [String] {
    let folder = word.lastIndex(of: "/").map { String(word[...$0]) } ?? ""
    return fileNames(in: folder.isEmpty ? "." : folder)
      .filter { name in suffixes.contains { name.hasSuffix($0) } }.sorted()
      .map { folder + $0 }.filter { $0.hasPrefix(word) }
  }
}
