import ArgumentParser
import Documents
import Outside

struct OrderBookPlace {
  let isEphemeral: Bool
  func openOrExit(_ language: Language) throws -> OrderStore {
    do throws(OrderStoreError) {
      if isEphemeral { return try OrderStore.inMemory() }
      return try OrderStore(path: Places.orderBook, language: language)
    } catch {
      Output.error(error.message[language])
      throw ExitCode.unable
    }
  }
}
extension Places {
  static var orderBook: String { folder("XDG_DATA_HOME", ".local/share") + "/orders.db" }
}
