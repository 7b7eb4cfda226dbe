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
      case .bash: Self.completingOptionsOfRun(Cashier.completionScript(for: .bash))
      case .zsh: Cashier.completionScript(for: .zsh)
      case .fish: Cashier.completionScript(for: .fish)
      }
    Output.line(script)
  }

  /// The parser's script knows only its own options before a command; ours run the default one.
  private static func completingOptionsOfRun(_ script: String) -> String {
    let anchor = "    __cashier_offer_flags_options 0\n"
    guard let main = script.firstRange(of: "\n_cashier() {"),
      let place = script[main.upperBound...].firstRange(of: anchor)
    else { return script }
    let branch = """
          if [[ "${unparsed_words[0]}" = -* ]]; then
              _cashier_run
              return
          fi

      """
    return script[..<place.lowerBound] + branch + script[place.lowerBound...]
  }
}
