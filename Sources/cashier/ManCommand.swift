import ArgumentParser

/// The manual page, for whoever installs the program.
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual page, cashier(1).",
    discussion: "To read it: cashier man | man -l -")

  func run() throws {
    guard let program = CommandHelp.program else {
      Output.error("the manual page cannot be made from the table of commands")
      throw ExitCode.unable
    }
    Output.write(
      ManualPage(program: program, version: Cashier.configuration.version).text,
      to: .standardOutput)
  }
}
