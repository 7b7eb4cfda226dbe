import ArgumentParser
import Documents
import Foundation

@main
struct Cashier: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cashier", abstract: "An emulator of ByteDance's tt.pay cashier.",
    usage: """
      cashier [run] [ORDER] [options]     walk through a payment; see cashier help run
      cashier <subcommand> …
      """,
    version: "0.1.0",
    subcommands: [
      RunCommand.self, PlayCommand.self, ScenariosCommand.self, CompareCommand.self,
      ShrinkCommand.self, ViewCommand.self, TraceCommand.self, DemoCommand.self,
      ExportCommand.self, CheckCommand.self, SignCommand.self, BackendCommand.self,
      MerchantCommand.self, KeysCommand.self, ThemesCommand.self, ConfigCommand.self,
      PathsCommand.self, CompletionsCommand.self, ManCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let message = MistypedCommand.message(arguments) {
      Output.error(message)
      exit(ExitCode.unable)
    }
    do {
      var command = try parseAsRoot(arguments)
      tellMistakes(command)
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if !message.isEmpty {
        Output.write(message + "\n", to: code.isSuccess ? .standardOutput : .standardError)
      }
      exit(code == .validationFailure ? .unable : code)
    }
  }

  /// On the screen they are told there.
  private static func tellMistakes(_ command: any ParsableCommand) {
    if let command = command as? any ScreenCommand, command.showsScreen { return }
    ConfigurationFile.own.complaints.forEach(Output.error)
  }

  private static func exit(_ code: ExitCode) -> Never { Foundation.exit(code.rawValue) }
}
