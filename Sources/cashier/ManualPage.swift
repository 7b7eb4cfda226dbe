import CashierUI
import Documents
import Terminal

/// cashier(1), from the parser's own table of commands, the table of keys and that of settings.
struct ManualPage {
  let program: CommandHelp
  let version: String

  /// When its wording was last looked over.
  private static let date = "2026-11-26"

  var text: String {
    var roff = Roff()
    roff.title("CASHIER", date: Self.date, source: "cashier \(version)")
    begin(&roff)
    commands(&roff)
    keys(&roff)
    settings(&roff)
    surroundings(&roff)
    return roff.text
  }

  private func begin(_ roff: inout Roff) {
    roff.macro("SH", "NAME")
    roff.line("cashier - an emulator of ByteDance's tt.pay cashier")
    roff.macro("SH", "SYNOPSIS")
    roff.line(
      raw: Roff.bold("cashier") + " [" + Roff.bold("run") + "] [" + Roff.italic("order") + "] ["
        + Roff.italic("options") + "]")
    roff.macro("br")
    roff.line(
      raw: Roff.bold("cashier") + " " + Roff.italic("command") + " [" + Roff.italic("options")
        + "]")
    roff.macro("SH", "DESCRIPTION")
    roff.line(
      """
      cashier emulates the tt.pay cashier in a terminal: the order, the sheet, WeChat and Alipay, \
      getOrderStatus, success, the poll after it, and the merchant's front end and backend, offline \
      and deterministic. Without a command it walks through a payment on the screen.
      """)
    roff.paragraphs("Every command has --help; cashier --version prints the version.")
  }

  // MARK: Commands

  private func commands(_ roff: inout Roff) {
    roff.macro("SH", "COMMANDS")
    for command in program.shownSubcommands { describe(command, &roff) }
  }

  private func describe(_ command: CommandHelp, _ roff: inout Roff) {
    let positionals = command.shownArguments.filter(\.isPositional).map { argument in
      let name = (argument.valueName ?? "") + (argument.isRepeating ? " …" : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    let options = command.shownArguments.contains { !$0.isPositional } ? ["[options]"] : []
    roff.macro("SS", ([command.path] + positionals + options).joined(separator: " "))
    roff.line(command.abstract ?? "")
    if let discussion = command.discussion { roff.paragraphs(discussion) }
    for argument in command.shownArguments {
      let (term, meaning) = (term(argument), meaning(argument))
      if !meaning.isEmpty { roff.item(raw: term, meaning) }
    }
    for subcommand in command.shownSubcommands { describe(subcommand, &roff) }
  }

  private func term(_ argument: CommandHelp.Argument) -> String {
    let value = Roff.italic(argument.valueName ?? "value")
    if argument.isPositional { return value }
    let names = (argument.names ?? []).map { Roff.bold($0.text) }.joined(separator: ", ")
    return argument.takesValue ? "\(names) \(value)" : names
  }

  private func meaning(_ argument: CommandHelp.Argument) -> String {
    var text = argument.abstract ?? ""
    if let values = argument.allValues, argument.takesValue, !text.contains(values[0]) {
      text += " One of " + values.joined(separator: ", ") + "."
    }
    if let value = argument.defaultValue, argument.takesValue {
      text += " (default: \(value))"
    }
    return text
  }

  // MARK: Keys

  private func keys(_ roff: inout Roff) {
    roff.macro("SH", "KEYS")
    roff.line(
      """
      The configuration can give an action other keys, by its name, which stands in parentheses here.
      """)
    for scope in Keymap.standard.scopes {
      let bindings = Keymap.standard.bindings.filter { $0.scope == scope && !$0.keys.isEmpty }
      if bindings.isEmpty { continue }
      roff.macro("SS", Self.title(scope))
      for binding in bindings {
        roff.item(
          raw: binding.keys.map { Roff.bold($0.description) }.joined(separator: ", "),
          "\(binding.help.en) (\(binding.action.name))")
      }
    }
  }

  private static func title(_ scope: Binding.Scope) -> String {
    switch scope {
    case .phone: "On the phone"
    case .lanes: "On the lanes"
    case .everywhere: "Everywhere"
    case .overlay: "Over both"
    }
  }

  // MARK: Around it

  private func settings(_ roff: inout Roff) {
    roff.macro("SH", "CONFIGURATION")
    roff.line(
      """
      A YAML file; cashier config --print-default prints it whole, cashier config shows what \
      counts. Mistakes are named by line, and the rest applies.
      """)
    for setting in Setting.allCases {
      let standard = setting.standard.map { " (default: \($0))" } ?? ""
      let overrides =
        setting.overrides.isEmpty
        ? "" : " Before it: " + setting.overrides.joined(separator: ", ") + "."
      roff.item(raw: Roff.bold(setting.name), setting.about.en + overrides + standard)
    }
  }

  private func surroundings(_ roff: inout Roff) {
    for (title, items) in [
      ("ENVIRONMENT", Self.environment), ("FILES", Self.files), ("EXIT STATUS", Self.statuses),
    ] {
      roff.macro("SH", title)
      for (name, meaning) in items { roff.item(raw: Roff.bold(name), meaning) }
    }
    roff.macro("SH", "SEE ALSO")
    roff.line("The pages of docs: scenarios, merchant, sandbox, ci, configuration.")
  }

  private static let environment = [
    ("CASHIER_APP_SECRET", "Your app secret, before the configuration's. Never shown or recorded."),
    ("CASHIER_WECHAT_KEY", "The API key of WeChat Pay v2, before the configuration's."),
    ("CASHIER_THEME", "The theme, before the configuration's."),
    ("LC_ALL, LC_MESSAGES, LC_CTYPE, LANG", "The language of texts, and what can be shown."),
    ("NO_COLOR", "Where it is not empty, nothing has a colour."),
    ("TERM", "The terminal."),
    (
      "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME",
      "Where the files below are, in place of ~/.config, ~/.local/share and ~/.local/state."
    ),
  ]

  private static let files = [
    ("~/.config/cashier/config.yaml", "The configuration."),
    ("~/.config/cashier/themes, ~/.config/cashier/scenarios", "Themes and scenarios of your own."),
    ("~/.local/share/cashier/orders.db", "The embedded merchant's order book."),
    ("~/.local/share/cashier/keys", "Alipay's keys."),
    ("~/.local/state/cashier/walks", "The latest walks that were on the screen."),
    (
      "PREFIX/share/cashier/themes, PREFIX/share/cashier/scenarios",
      "Themes and scenarios of the installation."
    ),
  ]

  private static let statuses = [
    ("0", "It is done; the answer is yes."),
    (
      "1",
      "The answer is no: the page and the money disagree, the sheet would not open, a scenario fails."
    ),
    ("2", "It could not be done: a wrong argument, a file that cannot be read, an impossible act."),
    ("128 + n", "It was ended by signal n."),
  ]
}
