import CashierUI
import Documents

/// The tables of docs/configuration.md.
enum ConfigurationTables {
  static var settings: [String] {
    ["| key | default | what it is | goes before it |", "|---|---|---|---|"]
      + Setting.allCases.map { setting in
        let standard = setting.standard.map { "`\($0)`" } ?? (setting == .keys ? "below" : "none")
        let overrides = setting.overrides.map { "`\($0)`" }.joined(separator: " ")
        return "| `\(setting.name)` | \(standard) | \(setting.about.en) | \(overrides) |"
      }
  }

  static var actions: [String] {
    ["| action | keys | what it does |", "|---|---|---|"]
      + Keymap.standard.actions.map { action in
        let keys = Keymap.standard.keys(of: action).map { "`\($0)`" }.joined(separator: " ")
        return "| `\(action.name)` | \(keys) | \(DefaultConfiguration.help(action).en) |"
      }
  }
}
