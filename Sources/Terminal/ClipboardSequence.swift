import Foundation

/// What lies between the program and the terminal and keeps sequences that it does not know.
public enum Multiplexer: Hashable, Sendable {
  case tmux, screen

  init?(environment: (String) -> String?) {
    if environment("TMUX")?.isEmpty == false {
      self = .tmux
    } else if environment("STY")?.isEmpty == false {
      self = .screen
    } else {
      return nil
    }
  }
}

/// OSC 52, by which a program puts a text on the clipboard of the terminal's side, also over ssh.
enum ClipboardSequence {
  /// Terminals drop what is longer.
  static let longestBase64 = 74_994
  /// GNU screen drops a string that is longer.
  private static let screenChunk = 252

  /// Nil when the text is too long.
  static func bytes(_ text: String, through multiplexer: Multiplexer?) -> [UInt8]? {
    guard text.utf8.count <= longestBase64 / 4 * 3 else { return nil }
    let plain = Array("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}".utf8)
    switch multiplexer {
    case nil: return plain
    case .tmux:
      return plain + Array("\u{1B}Ptmux;\u{1B}".utf8) + plain + Array("\u{1B}\\".utf8)
    case .screen:
      return stride(from: 0, to: plain.count, by: screenChunk).flatMap { start in
        Array("\u{1B}P".utf8) + plain[start..<min(start + screenChunk, plain.count)]
          + Array("\u{1B}\\".utf8)
      }
    }
  }
}
