import ArgumentParser

/// The merchant: over HTTP, and its order book.
struct MerchantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merchant", abstract: "Serve the merchant over HTTP, and look after its orders.",
    subcommands: [
      MerchantServeCommand.self, MerchantOrdersCommand.self, MerchantShowCommand.self,
      MerchantCloseCommand.self, MerchantRefundCommand.self, MerchantNotifyCommand.self,
      MerchantPurgeCommand.self,
    ])
}
