import ArgumentParser
import Foundation

/// What the parser knows of the commands, as it tells other programs.
struct CommandHelp: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String

      var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?

    var isPositional: Bool { kind == "positional" }
    /// `--lang <zh|en>` has a value, `--json` has none.
    var takesValue: Bool { kind != "flag" }
  }

  let commandName: String
  let shouldDisplay: Bool?
  let abstract: String?
  let discussion: String?
  let superCommands: [String]?
  let subcommands: [CommandHelp]?
  let arguments: [Argument]?

  /// The whole program.
  static var program: CommandHelp? {
    struct Dump: Decodable { let command: CommandHelp }
    return (try? JSONDecoder().decode(Dump.self, from: Data(Cashier._dumpHelp().utf8)))?.command
  }

  /// `cashier merchant serve`
  var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

  var shownSubcommands: [CommandHelp] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }

  /// Without those that every command has.
  var shownArguments: [Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay
        && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
    }
  }
}
