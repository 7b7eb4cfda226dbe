import ArgumentParser

@main
struct Cashier: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cashier", abstract: "An emulator of ByteDance's tt.pay cashier.",
    version: "0.1.0")
}
