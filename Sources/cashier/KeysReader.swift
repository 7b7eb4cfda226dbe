import CashierUI
import Documents
import Terminal

/// Reads `keys:`, a mapping of actions to keys; what is wrong in it is told, the rest applies.
enum KeysReader {
  typealias Written = WrittenSettings.Written<Keymap.Change>

  static func read(
    _ value: YAMLReader, _ warn: (YAMLError) -> Void
  ) throws(YAMLError) -> ([Written], Keymap) {
    if value.isNull { return ([], .standard) }
    var written: [(change: Written, entry: YAMLMapping.Entry)] = []
    for entry in try value.mapping().entries {
      do {
        let change = Keymap.Change(try action(entry), try keys(entry.value))
        written.append((Written(value: change, line: entry.line), entry))
      } catch {
        warn(error)
      }
    }
    let (keymap, problems) = Keymap.standard.rebound(written.map(\.change.value))
    for problem in problems {
      guard let entry = written.last(where: { $0.change.value == problem.change })?.entry else {
        continue
      }
      warn(entry.value.error(text(problem)))
    }
    let refused = problems.map(\.change)
    return (written.map(\.change).filter { !refused.contains($0.value) }, keymap)
  }

  private static func action(_ entry: YAMLMapping.Entry) throws(YAMLError) -> Action {
    let actions = Keymap.standard.actions
    guard let action = actions.first(where: { $0.name == entry.key }) else {
      throw YAMLError(
        message: "unknown action \"\(entry.key.prefix(40))\"", line: entry.line,
        column: entry.column,
        suggestion: nearMiss(String(entry.key.prefix(60)), among: actions.map(\.name)))
    }
    return action
  }

  private static func keys(_ value: YAMLReader) throws(YAMLError) -> [Key] {
    var keys: [Key] = []
    for element in value.isSequence ? try value.sequence() : [value] {
      let key = try key(element)
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  private static func key(_ value: YAMLReader) throws(YAMLError) -> Key {
    guard value.isScalar, !value.isNull else {
      throw value.error("\(value.name) must be a key or a list of keys; [] is none")
    }
    let text = try value.string()
    guard let key = Key(text) else {
      throw value.error(
        "unknown key \"\(text.prefix(40))\"",
        suggestion: otherNames[text.lowercased()]
          ?? nearMiss(String(text.prefix(60)), among: Key.namedKeys))
    }
    if let meaning = key.meaningForTerminals {
      throw value.error("the terminal takes \(text) for \(meaning): choose another key")
    }
    return key
  }

  /// What other programs call them.
  private static let otherNames = [
    "esc": "escape", "return": "enter", "cr": "enter", "bs": "backspace", "del": "delete",
    "ins": "insert", "pgup": "page-up", "pgdn": "page-down", "pgdown": "page-down",
    "shift-tab": "back-tab", "spc": "space",
  ]

  private static func text(_ problem: Keymap.Problem) -> String {
    switch problem {
    case .taken(let change, let key, let other):
      "\"\(key)\" cannot be \(change.action.name): it is \(other.name); give that another key too"
    case .needed(let change): "\(change.action.name) needs a key"
    }
  }
}

extension Key {
  /// What a terminal makes of a key with Ctrl that never arrives as one; nil for all others.
  fileprivate var meaningForTerminals: String? {
    switch self {
    case .control("c"), .control("\\"): "the signal that ends programs"
    case .control("z"): "the signal that suspends programs"
    case .control("h"): "backspace"
    case .control("i"): "tab"
    case .control("m"): "enter"
    case .control("["): "escape"
    default: nil
    }
  }
}
