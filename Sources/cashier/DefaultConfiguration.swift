import CashierUI
import Documents
import Terminal

/// The configuration file as `cashier config --print-default` writes it: every key with its meaning
/// and its default; a key that has none stands in a comment.
struct DefaultConfiguration {
  let language: Language

  var text: String { lines.joined(separator: "\n") + "\n" }

  private var lines: [String] {
    let head = Bilingual(
      zh: "cashier 的配置。没有写的键取这里的值；cashier config 显示当前生效的值和来源。",
      en: "What cashier is told without flags. A key that is left out has the value written here; "
        + "cashier config shows what counts now, and who said so.")
    return comment(head[language]) + Setting.allCases.flatMap(lines)
  }

  private func lines(of setting: Setting) -> [String] {
    var about = setting.about[language]
    let overrides = setting.overrides.joined(separator: language == .zh ? "、" : ", ")
    if !overrides.isEmpty {
      about += Bilingual(zh: "优先于它的：\(overrides)。", en: " Before it: \(overrides).")[language]
    }
    let value =
      if setting == .keys {
        ["keys:"] + Keymap.standard.actions.flatMap(lines)
      } else if let standard = setting.standard {
        ["\(setting.name): \(standard)"]
      } else {
        ["# \(setting.name): \(setting.example ?? "")"]
      }
    return [""] + comment(about) + value
  }

  private func lines(of action: Action) -> [String] {
    [
      "  # \(Self.help(action)[language])",
      "  \(action.name): \(Self.yaml(Keymap.standard.keys(of: action)))",
    ]
  }

  /// What an action does, and on which part of the screen.
  static func help(_ action: Action) -> Bilingual {
    let bindings = Keymap.standard.bindings.filter { $0.action == action }
    var texts: [Bilingual] = []
    for binding in bindings {
      let part = binding.scope.name
      let text = Bilingual(
        zh: "\(part.zh)：\(binding.help.zh)", en: "\(part.en): \(binding.help.en)")
      if !texts.contains(text) { texts.append(text) }
    }
    return Bilingual(
      zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; "))
  }

  /// A list of keys as YAML; what could be read as something else is quoted.
  static func yaml(_ keys: [Key]) -> String {
    let words = keys.map { key -> String in
      guard case .character(let character) = key, character != " " else { return key.description }
      return character == "'" ? #""'""# : "'\(character)'"
    }
    return words.count == 1 ? words[0] : "[\(words.joined(separator: ", "))]"
  }

  /// Wrapped, each line after `# `.
  private func comment(_ text: String) -> [String] {
    wrapped(text, to: 98).map { "# \($0)" }
  }
}

extension Binding.Scope {
  var name: Bilingual {
    switch self {
    case .phone: Bilingual(zh: "手机", en: "phone")
    case .lanes: Bilingual(zh: "时序图", en: "lanes")
    case .overlay: Bilingual(zh: "浮层", en: "overlay")
    case .everywhere: Bilingual(zh: "任何时候", en: "everywhere")
    }
  }
}
