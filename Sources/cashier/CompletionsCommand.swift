import ArgumentParser

/// What makes a shell complete our words.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print a shell's completions.",
    discussion: """
      bash: eval "$(cashier completions bash)" in ~/.bashrc
      zsh: cashier completions zsh > a folder of $fpath, under the name _cashier
      fish: cashier completions fish > ~/.config/fish/completions/cashier.fish
      """)

  enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

  @Argument(help: "Whose.")
  var shell: Shell

  func run() {
    let script =
      switch shell {
      case .bash: Cashier.completionScript(for: .bash)
      case .zsh: Cashier.completionScript(for: .zsh)
      case .fish: Cashier.completionScript(for: .fish)
      }
    Output.line(script)
  }
}
