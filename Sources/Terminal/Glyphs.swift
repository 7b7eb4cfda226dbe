/// The signs that the interface itself draws, each one column wide in both sets.
public enum Glyphs: CaseIterable, Sendable {
  case unicode, ascii

  public var horizontal: Character { pick("─", "-") }
  public var vertical: Character { pick("│", "|") }
  public var topLeft: Character { pick("╭", "+") }
  public var topRight: Character { pick("╮", "+") }
  public var bottomLeft: Character { pick("╰", "+") }
  public var bottomRight: Character { pick("╯", "+") }
  public var teeLeft: Character { pick("├", "+") }
  public var teeRight: Character { pick("┤", "+") }
  public var teeDown: Character { pick("┬", "+") }
  public var teeUp: Character { pick("┴", "+") }
  public var junction: Character { pick("┼", "+") }
  public var dashed: Character { pick("╌", ".") }
  public var dashedVertical: Character { pick("╎", ":") }
  public var arrowHeadRight: Character { pick("▶", ">") }
  public var arrowHeadLeft: Character { pick("◀", "<") }
  public var arrowHeadUp: Character { pick("▲", "^") }
  public var arrowHeadDown: Character { pick("▼", "v") }
  public var arrowRight: Character { pick("→", ">") }
  public var arrowLeft: Character { pick("←", "<") }
  public var arrowUp: Character { pick("↑", "^") }
  public var arrowDown: Character { pick("↓", "v") }
  public var enter: Character { pick("↵", "<") }
  public var radioOn: Character { pick("◉", "*") }
  public var radioOff: Character { pick("○", "o") }
  public var tick: Character { pick("✓", "+") }
  public var cross: Character { pick("✗", "x") }
  public var bullet: Character { pick("•", "*") }
  public var dot: Character { pick("·", ".") }
  public var play: Character { pick("▶", ">") }
  public var pause: Character { pick("‖", "=") }
  public var flag: Character { pick("⚑", "!") }
  public var warning: Character { pick("▲", "!") }
  public var info: Character { pick("ℹ", "i") }
  public var clock: Character { pick("◷", "@") }
  public var branch: Character { pick("└", "`") }
  /// Comes a second time.
  public var twice: Character { pick("⇉", "=") }
  public var barFull: Character { pick("█", "#") }
  public var barHalf: Character { pick("▌", "=") }
  public var barEmpty: Character { pick("░", ".") }
  public var scrollThumb: Character { pick("┃", "#") }
  public var ellipsis: Character { pick("…", "~") }
  /// What stands for text that cannot be shown or must not act.
  public var replacement: Character { pick("\u{FFFD}", "?") }

  /// Frames of a turning spinner.
  public var spinner: [Character] {
    switch self {
    case .unicode: ["◐", "◓", "◑", "◒"]
    case .ascii: ["|", "/", "-", "\\"]
    }
  }

  private func pick(_ unicode: Character, _ ascii: Character) -> Character {
    self == .unicode ? unicode : ascii
  }
}

extension Glyphs {
  /// Every sign of the set.
  public var all: [Character] {
    [
      horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight, teeLeft, teeRight,
      teeDown, teeUp, junction, dashed, dashedVertical, arrowHeadRight, arrowHeadLeft, arrowHeadUp,
      arrowHeadDown,
      arrowRight, arrowLeft, arrowUp, arrowDown, enter, radioOn, radioOff, tick, cross, bullet,
      dot, play, pause, flag, warning, info, clock, twice, branch, barFull, barHalf, barEmpty,
      scrollThumb, ellipsis, replacement,
    ] + spinner
  }
}
