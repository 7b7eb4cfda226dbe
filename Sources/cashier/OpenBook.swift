import ArgumentParser
import Documents
import Outside

extension OrderStore {
  /// The person's own book, or one in memory; says why there is none and ends the command.
  static func openOrExit(isEphemeral: Bool = false, _ language: Language) throws -> OrderStore {
    do throws(OrderStoreError) {
      if isEphemeral { return try .inMemory() }
      return try OrderStore(path: Places.orderBook, language: language)
    } catch {
      Output.error(error.message[language])
      throw ExitCode.unable
    }
  }
}
